package io.grocellery.core.delivery;

import io.grocellery.core.model.MemorySize;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One service of the application.
 *
 * @param name its name, unique in the file
 * @param path where its sources are, relative to the delivery file
 * @param port where its first instance listens in an environment of fixed ports
 * @param routes what the gateway sends to it
 * @param memory the bound of an instance's heap, where the whole process takes some 80 to 120 MiB more; of a program what
 *     an instance takes in all
 * @param calls the services it calls, through the gateway
 * @param events who receives its events, and at which path
 * @param program what is run; empty for a Spring Boot module that Maven builds
 */
public record ServiceDefinition(
        ServiceName name,
        String path,
        Port port,
        List<PathPattern> routes,
        MemorySize memory,
        Set<ServiceName> calls,
        Map<ServiceName, String> events,
        Optional<ProgramDefinition> program) {

    public ServiceDefinition {
        routes = List.copyOf(routes);
        calls = Set.copyOf(calls);
        events = Map.copyOf(events);
    }

    /** Whether it is told of a database, and of who signs people in. */
    public boolean configured() {
        return program.isEmpty();
    }

    /** A path that answers 2xx once an instance can serve. */
    public String health() {
        return program.map(ProgramDefinition::health).orElse("/actuator/health/readiness");
    }
}
