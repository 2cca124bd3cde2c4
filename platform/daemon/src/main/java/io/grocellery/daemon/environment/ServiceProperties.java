package io.grocellery.daemon.environment;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.delivery.IdentityProvider;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.parameters.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What an instance of a service is told: addresses, its database, its credentials. Goes to a file only it can read. */
final class ServiceProperties {

    private final EnvironmentName environment;
    private final URI gateway;
    private final EnvironmentIdentity identity;
    private final Path flags;
    private final LatencyBounds bounds;

    ServiceProperties(
            EnvironmentName environment, URI gateway, EnvironmentIdentity identity, Path flags, LatencyBounds bounds) {
        this.environment = environment;
        this.gateway = gateway;
        this.identity = identity;
        this.flags = flags;
        this.bounds = bounds;
    }

    /** What it needs to connect to its database. */
    record Database(String jdbcUrl, DatabaseName name, Secret password) {}

    Map<String, String> of(ServiceDefinition service, Assignment assignment, Database database, Secret clientSecret) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", assignment.port().toString());
        properties.put("grocellery.service", service.name().value());
        properties.put("grocellery.environment", environment.value());
        properties.put("grocellery.release", assignment.release().value());
        properties.put("grocellery.instance", assignment.id().value());
        properties.put(
                "grocellery.production", Boolean.toString(identity.provider().production()));
        properties.put("grocellery.database.url", database.jdbcUrl());
        properties.put("grocellery.database.username", database.name().value());
        properties.put("grocellery.database.password", database.password().reveal());
        properties.put("grocellery.flags.file", flags.toString());
        properties.put("grocellery.security.issuer", identity.issuer().toString());
        properties.put("management.metrics.distribution.slo.http.server.requests", bounds.toString());
        if (identity.provider() instanceof IdentityProvider.Rehearsal) {
            properties.put("grocellery.security.rehearsal", "true");
        }
        putOutbound(service, clientSecret, properties);
        return properties;
    }

    private void putOutbound(ServiceDefinition service, Secret clientSecret, Map<String, String> properties) {
        if (service.calls().isEmpty() && service.events().isEmpty()) {
            return;
        }
        properties.put("grocellery.client.id", service.name().value());
        properties.put("grocellery.client.secret", clientSecret.reveal());
        Stream.concat(service.calls().stream(), service.events().keySet().stream())
                .forEach(called -> properties.put("grocellery.outbound." + called + ".url", gateway.toString()));
        service.events()
                .forEach((subscriber, path) ->
                        properties.put("grocellery.events.subscribers." + subscriber + ".url", gateway + path));
    }
}
