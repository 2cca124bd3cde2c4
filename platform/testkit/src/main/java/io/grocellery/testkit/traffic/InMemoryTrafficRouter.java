package io.grocellery.testkit.traffic;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Endpoint;
import io.grocellery.core.traffic.ReleaseShare;
import io.grocellery.core.traffic.TrafficException;
import io.grocellery.core.traffic.TrafficRouter;
import io.grocellery.core.traffic.Weight;
import io.grocellery.core.workload.InstanceId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Routes nothing and remembers everything. Tests say which removed instances still have requests. */
public final class InMemoryTrafficRouter implements TrafficRouter {

    private final Map<ServiceName, List<ReleaseShare>> shares = new LinkedHashMap<>();
    private final Set<InstanceId> busy = new HashSet<>();

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
    public synchronized List<ReleaseShare> replace(ServiceName service, List<ReleaseShare> next) {
        read(service);
        if (!next.isEmpty() && next.stream().allMatch(share -> share.weight().equals(Weight.NONE))) {
            throw refused(service, "every weight is 0");
        }
        if (next.stream().map(ReleaseShare::release).distinct().count() < next.size()) {
            throw refused(service, "a release is named twice");
        }
        shares.put(service, List.copyOf(next));
        return read(service);
    }

    @Override
    public synchronized List<ReleaseShare> shift(ServiceName service, Map<ReleaseId, Weight> weights) {
        List<ReleaseShare> present = read(service);
        Set<ReleaseId> releases = present.stream().map(ReleaseShare::release).collect(Collectors.toSet());
        if (!releases.equals(weights.keySet())) {
            throw refused(service, "it has the releases " + releases + ", not " + weights.keySet());
        }
        return replace(
                service,
                present.stream()
                        .map(share -> share.weighing(weights.getOrDefault(share.release(), Weight.NONE)))
                        .toList());
    }

    @Override
    public synchronized Set<InstanceId> draining() {
        Set<InstanceId> named = shares.values().stream()
                .flatMap(List::stream)
                .flatMap(share -> share.endpoints().stream())
                .map(Endpoint::instance)
                .collect(Collectors.toSet());
        return busy.stream().filter(instance -> !named.contains(instance)).collect(Collectors.toUnmodifiableSet());
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
