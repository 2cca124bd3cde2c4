package io.grocellery.core.delivery;

import io.grocellery.core.model.MemorySize;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One service of the application.
 *
 * @param name its name, unique in the file
 * @param path where its sources are, relative to the delivery file
 * @param port where its first instance listens in an environment of fixed ports
 * @param routes what the gateway sends to it
 * @param memory the bound of an instance's heap; the whole process takes some 80 to 120 MiB more
 * @param calls the services it calls, through the gateway
 * @param events who receives its events, and at which path
 */
public record ServiceDefinition(
        ServiceName name,
        String path,
        Port port,
        List<PathPattern> routes,
        MemorySize memory,
        Set<ServiceName> calls,
        Map<ServiceName, String> events) {

    public ServiceDefinition {
        routes = List.copyOf(routes);
        calls = Set.copyOf(calls);
        events = Map.copyOf(events);
    }
}
