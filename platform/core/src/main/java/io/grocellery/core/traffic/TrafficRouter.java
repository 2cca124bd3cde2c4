package io.grocellery.core.traffic;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.InstanceId;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * Replaces a service's releases, instances and weights. Instances that are no longer named finish what they have.
     *
     * @return what is served now
     * @throws TrafficException when the router cannot be told, does not know the service, or refuses; nothing has
     *     changed then, or it cannot be known: read back
     */
    List<ReleaseShare> replace(ServiceName service, List<ReleaseShare> shares);

    /**
     * Sets the weights of a service's releases and leaves their instances as they are.
     *
     * @param weights one for every release the service has now; not all of them 0
     * @return what is served now
     * @throws TrafficException as for {@link #replace}, and when the releases are not those the service has
     */
    List<ReleaseShare> shift(ServiceName service, Map<ReleaseId, Weight> weights);

    /**
     * Instances that are no longer named and still have requests to finish.
     *
     * @throws TrafficException when the router cannot be asked
     */
    Set<InstanceId> draining();
}
