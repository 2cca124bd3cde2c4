package io.grocellery.target.local.gateway;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Endpoint;
import io.grocellery.core.traffic.ReleaseShare;
import io.grocellery.core.traffic.TrafficException;
import io.grocellery.core.traffic.TrafficRouter;
import io.grocellery.core.traffic.Weight;
import io.grocellery.core.workload.InstanceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Steers the local gateway: reads its table, changes one route, writes it back under the next version. */
public final class GatewayTrafficRouter implements TrafficRouter {

    private static final int CONFLICT = 409;
    private static final int TRIES = 3;

    private final GatewayAdmin admin;

    public GatewayTrafficRouter(GatewayAdmin admin) {
        this.admin = admin;
    }

    @Override
    public List<ReleaseShare> read(ServiceName service) {
        return shares(admin.get("/table"), service);
    }

    @Override
    public List<ReleaseShare> replace(ServiceName service, List<ReleaseShare> shares) {
        return change(service, present -> shares);
    }

    @Override
    public List<ReleaseShare> shift(ServiceName service, Map<ReleaseId, Weight> weights) {
        return change(service, present -> {
            Set<ReleaseId> releases =
                    present.stream().map(ReleaseShare::release).collect(Collectors.toSet());
            if (!releases.equals(weights.keySet())) {
                throw refused(service, "it has the releases " + releases + ", not " + weights.keySet());
            }
            return present.stream()
                    .map(share -> share.weighing(weights.getOrDefault(share.release(), Weight.NONE)))
                    .toList();
        });
    }

    @Override
    public Set<InstanceId> draining() {
        return Tree.of(admin.get("/health")).list("draining").stream()
                .map(instance -> new InstanceId(instance.text("id")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Again from the start when somebody else has written in between. */
    private List<ReleaseShare> change(ServiceName service, UnaryOperator<List<ReleaseShare>> change) {
        GatewayAdmin.Answer answer = null;
        for (int i = 0; i < TRIES && (answer == null || answer.status() == CONFLICT); i++) {
            Map<String, Object> table = admin.get("/table");
            List<ReleaseShare> wanted = change.apply(shares(table, service));
            answer = admin.put("/table", with(table, service, wanted));
            if (answer.ok()) {
                return confirmed(service, wanted, shares(answer.body(), service));
            }
        }
        throw refused(
                service, answer == null ? "it was never asked" : answer.detail().strip());
    }

    private static List<ReleaseShare> confirmed(
            ServiceName service, List<ReleaseShare> wanted, List<ReleaseShare> readBack) {
        if (!readBack.equals(wanted)) {
            throw refused(service, "it was told " + wanted + " and says " + readBack);
        }
        return readBack;
    }

    private static List<ReleaseShare> shares(Map<String, Object> table, ServiceName service) {
        return Tree.of(table).list("routes").stream()
                .filter(route -> route.text("name").equals(service.value()))
                .findFirst()
                .orElseThrow(() -> refused(service, "it has no route"))
                .list("backends")
                .stream()
                .map(GatewayTrafficRouter::share)
                .toList();
    }

    private static ReleaseShare share(Tree backend) {
        return new ReleaseShare(
                new ReleaseId(backend.text("release")),
                new Weight(backend.integer("weight")),
                backend.list("instances").stream()
                        .map(GatewayTrafficRouter::endpoint)
                        .toList());
    }

    private static Endpoint endpoint(Tree instance) {
        return new Endpoint(
                new InstanceId(instance.text("id")),
                instance.text("host"),
                new Port(instance.integer("port")),
                instance.text("healthPath"));
    }

    private static Map<String, Object> with(Map<String, Object> table, ServiceName service, List<ReleaseShare> shares) {
        Map<String, Object> next = new LinkedHashMap<>(table);
        next.put("version", Tree.of(table).number("version") + 1);
        next.put(
                "routes",
                Tree.of(table).list("routes").stream()
                        .map(route -> route.text("name").equals(service.value()) ? with(route, shares) : route.values())
                        .toList());
        return next;
    }

    private static Map<String, Object> with(Tree route, List<ReleaseShare> shares) {
        Map<String, Object> next = new LinkedHashMap<>(route.values());
        next.put("backends", shares.stream().map(GatewayTrafficRouter::backend).toList());
        return next;
    }

    private static Map<String, Object> backend(ReleaseShare share) {
        return Map.of(
                "release", share.release().value(),
                "weight", share.weight().parts(),
                "instances",
                        share.endpoints().stream()
                                .map(GatewayTrafficRouter::instance)
                                .toList());
    }

    private static Map<String, Object> instance(Endpoint endpoint) {
        return Map.of(
                "id", endpoint.instance().value(),
                "host", endpoint.host(),
                "port", endpoint.port().number(),
                "healthPath", endpoint.healthPath());
    }

    private static TrafficException refused(ServiceName service, String why) {
        return new TrafficException(
                "the gateway's traffic of " + service + " was not changed", why, "read the table back and try again");
    }
}
