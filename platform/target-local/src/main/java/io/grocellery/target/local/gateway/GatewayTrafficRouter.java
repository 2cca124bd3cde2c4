package io.grocellery.target.local.gateway;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Endpoint;
import io.grocellery.core.traffic.ReleaseShare;
import io.grocellery.core.traffic.RoutedInstances;
import io.grocellery.core.traffic.TrafficException;
import io.grocellery.core.traffic.TrafficRouter;
import io.grocellery.core.traffic.Weight;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.target.local.files.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Steers the local gateway: reads its table, changes some routes, writes it back under the next version. */
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
    public Map<ServiceName, List<ReleaseShare>> replace(Map<ServiceName, List<ReleaseShare>> shares) {
        GatewayAdmin.Answer answer = null;
        for (int i = 0; i < TRIES && (answer == null || answer.status() == CONFLICT); i++) {
            answer = admin.put("/table", with(admin.get("/table"), shares));
            if (answer.ok()) {
                return confirmed(shares, answer.body());
            }
        }
        throw refused(
                shares.keySet(),
                answer == null ? "it was never asked" : answer.detail().strip());
    }

    @Override
    public RoutedInstances instances() {
        JsonTree health = JsonTree.of("the gateway", admin.get("/health"));
        return new RoutedInstances(
                health.list("draining").stream().map(GatewayTrafficRouter::id).collect(Collectors.toUnmodifiableSet()),
                health.list("instances").stream()
                        .collect(Collectors.toMap(
                                GatewayTrafficRouter::id, instance -> instance.integer("failedChecks"))));
    }

    private static InstanceId id(JsonTree instance) {
        return new InstanceId(instance.text("id"));
    }

    private static Map<ServiceName, List<ReleaseShare>> confirmed(
            Map<ServiceName, List<ReleaseShare>> wanted, Map<String, Object> table) {
        wanted.forEach((service, shares) -> {
            List<ReleaseShare> readBack = shares(table, service);
            if (!readBack.equals(shares)) {
                throw refused(Set.of(service), "it was told " + shares + " and says " + readBack);
            }
        });
        return Map.copyOf(wanted);
    }

    private static List<ReleaseShare> shares(Map<String, Object> table, ServiceName service) {
        return JsonTree.of("the gateway", table).list("routes").stream()
                .filter(route -> route.text("name").equals(service.value()))
                .findFirst()
                .orElseThrow(() -> noRoute(service))
                .list("backends")
                .stream()
                .map(GatewayTrafficRouter::share)
                .toList();
    }

    private static ReleaseShare share(JsonTree backend) {
        return new ReleaseShare(
                new ReleaseId(backend.text("release")),
                new Weight(backend.integer("weight")),
                backend.list("instances").stream()
                        .map(GatewayTrafficRouter::endpoint)
                        .toList());
    }

    private static Endpoint endpoint(JsonTree instance) {
        return new Endpoint(
                new InstanceId(instance.text("id")),
                instance.text("host"),
                new Port(instance.integer("port")),
                instance.text("healthPath"));
    }

    private static Map<String, Object> with(
            Map<String, Object> table, Map<ServiceName, List<ReleaseShare>> sharesByService) {
        List<JsonTree> routes = JsonTree.of("the gateway", table).list("routes");
        sharesByService.keySet().forEach(service -> shares(table, service));
        Map<String, Object> next = new LinkedHashMap<>(table);
        next.put("version", JsonTree.of("the gateway", table).number("version") + 1);
        next.put(
                "routes",
                routes.stream().map(route -> with(route, sharesByService)).toList());
        return next;
    }

    private static Map<String, Object> with(JsonTree route, Map<ServiceName, List<ReleaseShare>> sharesByService) {
        List<ReleaseShare> shares = sharesByService.get(new ServiceName(route.text("name")));
        return shares == null ? route.values() : with(route, shares);
    }

    private static Map<String, Object> with(JsonTree route, List<ReleaseShare> shares) {
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

    private static TrafficException noRoute(ServiceName service) {
        return refused(Set.of(service), "it has no route of that name");
    }

    private static TrafficException refused(Set<ServiceName> services, String why) {
        return new TrafficException(
                "the gateway's traffic of "
                        + services.stream().map(ServiceName::value).sorted().collect(Collectors.joining(", "))
                        + " was not changed",
                why,
                "read the table back and try again");
    }
}
