package io.grocellery.daemon.environment;

import io.grocellery.core.delivery.JourneyDefinition;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a gateway serves by, as the tree that becomes its JSON table. */
final class GatewayTable {

    static final String LOOPBACK = "127.0.0.1";
    private static final int DRAIN_MILLIS = 20_000;
    private static final int TIMEOUT_MILLIS = 10_000;

    private final EnvironmentPlan plan;
    private final EnvironmentFiles files;
    private final Optional<Path> storefront;
    private final EnvironmentIdentity identity;

    GatewayTable(
            EnvironmentPlan plan, EnvironmentFiles files, Optional<Path> storefront, EnvironmentIdentity identity) {
        this.plan = plan;
        this.files = files;
        this.storefront = storefront;
        this.identity = identity;
    }

    Map<String, Object> of(long version, List<Assignment> assignments) {
        return of(version, assignments, plan.gatewayPort(), plan.adminPort());
    }

    /** For another gateway beside this environment's, which listens at these ports. */
    Map<String, Object> of(long version, List<Assignment> assignments, Port listen, Port admin) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("version", version);
        table.put("listen", Map.of("host", LOOPBACK, "port", listen.number()));
        table.put("admin", admin(admin));
        table.put("limits", limits());
        table.put(
                "routes",
                plan.services().stream()
                        .map(service -> route(service, assignments))
                        .toList());
        table.put("statics", storefront.map(this::pages).stream().toList());
        table.put(
                "health",
                Map.of("intervalMillis", 1000, "timeoutMillis", 1000, "unhealthyAfter", 3, "healthyAfter", 1));
        table.put("drainMillis", DRAIN_MILLIS);
        table.put(
                "journeys", plan.journeys().stream().map(GatewayTable::journey).toList());
        return table;
    }

    private Map<String, Object> admin(Port port) {
        return Map.of(
                "host",
                LOOPBACK,
                "port",
                port.number(),
                "tokenFile",
                files.gatewayToken().toString());
    }

    private static Map<String, Object> limits() {
        return Map.of(
                "maxBodyBytes",
                1 << 20,
                "maxHeaderBytes",
                16 << 10,
                "maxUriBytes",
                8 << 10,
                "headerTimeoutMillis",
                5_000,
                "bodyIdleTimeoutMillis",
                10_000,
                "maxConnections",
                2_000);
    }

    private Map<String, Object> route(ServiceDefinition service, List<Assignment> assignments) {
        Map<ReleaseId, List<Assignment>> byRelease = assignments.stream()
                .filter(assignment -> assignment.service().equals(service.name()))
                .collect(Collectors.groupingBy(Assignment::release));
        return Map.of(
                "name", service.name().value(),
                "paths", service.routes().stream().map(Object::toString).toList(),
                "backends", byRelease.entrySet().stream().map(this::backend).toList(),
                "pin", Map.of("header", "Grocellery-Release", "cookie", "grocellery-release"),
                "timeoutMillis", TIMEOUT_MILLIS);
    }

    private static Map<String, Object> journey(JourneyDefinition journey) {
        return Map.of(
                "name", journey.name().value(),
                "requests", journey.requests().stream().map(Object::toString).toList());
    }

    private Map<String, Object> backend(Map.Entry<ReleaseId, List<Assignment>> release) {
        return Map.of(
                "release", release.getKey().value(),
                "weight", 100,
                "instances", release.getValue().stream().map(this::instance).toList());
    }

    private Map<String, Object> instance(Assignment assignment) {
        return Map.of(
                "id",
                assignment.id().value(),
                "host",
                LOOPBACK,
                "port",
                assignment.port().number(),
                "healthPath",
                plan.healthPath(assignment.service()));
    }

    private Map<String, Object> pages(Path folder) {
        return Map.of(
                "paths", List.of("/**"),
                "roots", List.of(files.storefront().toString(), folder.toString()),
                "fallback", "index.html",
                "headers", Map.of("Content-Security-Policy", contentSecurityPolicy()));
    }

    /** Pages load nothing but themselves, and talk to this gateway and the issuer alone. */
    private String contentSecurityPolicy() {
        URI issuer = identity.issuer();
        return "default-src 'self'; connect-src 'self' " + issuer
                + "; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self' " + issuer
                + "; frame-ancestors 'none'";
    }
}
