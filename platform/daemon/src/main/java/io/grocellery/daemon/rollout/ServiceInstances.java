package io.grocellery.daemon.rollout;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Endpoint;
import io.grocellery.core.workload.InstanceId;
import java.util.Collection;
import java.util.List;

/** The instances that an environment keeps running. What is changed here is kept over a restart of the daemon. */
public interface ServiceInstances {

    /**
     * One instance.
     *
     * @param running whether its process exists, or is about to
     * @param ready whether it can serve
     * @param ended how often it ended though nobody asked for it
     */
    record Seen(Endpoint endpoint, ReleaseId release, boolean running, boolean ready, int ended) {

        InstanceId id() {
            return endpoint.instance();
        }
    }

    /** All that are wanted of a service, or not yet gone, in the order of their ids. */
    List<Seen> of(ServiceName service);

    /**
     * From now on at least so many of a release are kept running.
     *
     * @throws io.grocellery.core.problem.ExplainedException when one cannot be run
     */
    void ensure(ServiceName service, ReleaseId release, int count);

    /** From now on these are not wanted; returns without waiting for their end. */
    void end(Collection<InstanceId> instances);
}
