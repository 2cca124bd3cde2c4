package io.grocellery.testkit.traffic;

import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Endpoint;
import io.grocellery.core.traffic.ReleaseShare;
import io.grocellery.core.traffic.RoutedInstances;
import io.grocellery.core.traffic.TrafficException;
import io.grocellery.core.traffic.TrafficRouter;
import io.grocellery.core.traffic.Weight;
import io.grocellery.core.workload.InstanceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Routes nothing and remembers everything. Tests say which removed instances still have requests. */
public final class InMemoryTrafficRouter implements TrafficRouter {

    private final Map<ServiceName, List<ReleaseShare>> shares = new LinkedHashMap<>();
    private final Set<InstanceId> busy = new HashSet<>();
    private final Map<InstanceId, Integer> failed = new HashMap<>();

    /** A router for these services, none of them with a release yet. */
    public InMemoryTrafficRouter(Set<ServiceName> services) {
        services.forEach(service -> shares.put(service, List.of()));
    }

    @Override
    public synchronized List<ReleaseShare> read(ServiceName service) {
        List<ReleaseShare> found = shares.get(service);
        if (found == null) {
            throw refused(service, "it has no route");
        }
        return found;
    }

    @Override
    public synchronized Map<ServiceName, List<ReleaseShare>> replace(Map<ServiceName, List<ReleaseShare>> next) {
        next.forEach(this::requireFit);
        next.forEach((service, releases) -> shares.put(service, List.copyOf(releases)));
        return Map.copyOf(next);
    }

    private void requireFit(ServiceName service, List<ReleaseShare> next) {
        read(service);
        if (!next.isEmpty() && next.stream().allMatch(share -> share.weight().equals(Weight.NONE))) {
            throw refused(service, "every weight is 0");
        }
        if (next.stream().map(ReleaseShare::release).distinct().count() < next.size()) {
            throw refused(service, "a release is named twice");
        }
    }

    @Override
    public synchronized RoutedInstances instances() {
        Map<InstanceId, Integer> checks =
                named().collect(Collectors.toMap(id -> id, id -> failed.getOrDefault(id, 0), (one, same) -> one));
        return new RoutedInstances(
                busy.stream().filter(instance -> !checks.containsKey(instance)).collect(Collectors.toUnmodifiableSet()),
                checks);
    }

    private Stream<InstanceId> named() {
        return shares.values().stream()
                .flatMap(List::stream)
                .flatMap(share -> share.endpoints().stream())
                .map(Endpoint::instance);
    }

    /** From now on this instance has failed so many health checks in a row. */
    public synchronized void failing(InstanceId instance, int checks) {
        failed.put(instance, checks);
    }

    /** From now on this instance has requests. */
    public synchronized void busy(InstanceId instance) {
        busy.add(instance);
    }

    /** From now on it has none. */
    public synchronized void idle(InstanceId instance) {
        busy.remove(instance);
    }

    private static TrafficException refused(ServiceName service, String why) {
        return new TrafficException("the traffic of " + service + " was not changed", why, "correct the request");
    }
}
