package io.grocellery.core.traffic;

import io.grocellery.core.model.ServiceName;
import java.util.List;
import java.util.Map;

/**
 * Decides which release's instances get a service's requests. Each change is one atomic step that drops no request, and
 * is answered with what the router then says of itself, never with what it was told. Each call ends within seconds.
 */
public interface TrafficRouter {

    /**
     * The releases of a service as they are served now, in the order they were given.
     *
     * @throws TrafficException when the router cannot be asked or does not know the service
     */
    List<ReleaseShare> read(ServiceName service);

    /**
     * Replaces the releases, instances and weights of these services, all of them in one step or none. Instances that
     * are no longer named finish what they have.
     *
     * @return what is served now of the services named
     * @throws TrafficException when the router cannot be told, does not know a service, or refuses, as it does when a
     *     service's releases all have {@link Weight#NONE}; nothing has changed then, or it cannot be known: read back
     */
    Map<ServiceName, List<ReleaseShare>> replace(Map<ServiceName, List<ReleaseShare>> shares);

    /**
     * What the router knows of the instances it is told of.
     *
     * @throws TrafficException when the router cannot be asked
     */
    RoutedInstances instances();
}
