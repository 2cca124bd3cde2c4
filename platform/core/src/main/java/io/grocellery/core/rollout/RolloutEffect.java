package io.grocellery.core.rollout;

import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Weight;
import java.util.List;
import java.util.Map;

/**
 * What must be done now. Each says how things are to be, not what to add: carried out twice it does no harm, and while
 * it is not yet so it is asked for again.
 */
public sealed interface RolloutEffect {

    /** So many instances of a release run; more are left as they are. */
    record StartInstances(ServiceName service, ReleaseId release, int count) implements RolloutEffect {}

    /** One atomic write of the weights of all services of the rollout; only ready instances are routed to. */
    record SetWeights(List<ServiceWeights> services) implements RolloutEffect {
        public SetWeights {
            services = List.copyOf(services);
        }
    }

    /** No more than so many instances of a release are routed to; the others finish what they have. */
    record Drain(ServiceName service, ReleaseId release, int keep) implements RolloutEffect {}

    /** No more than so many instances of a release run. */
    record Stop(ServiceName service, ReleaseId release, int keep) implements RolloutEffect {}

    /** Requests that name the candidate, until so many were answered; at most one such sending at a time. */
    record SendTestTraffic(ServiceName service, ReleaseId release, long requests) implements RolloutEffect {}

    /**
     * People are told.
     *
     * @param kind such as {@code rollout-held}
     */
    record Notify(Severity severity, String kind, String message) implements RolloutEffect {}

    /** A service's weights by release. */
    record ServiceWeights(ServiceName service, Map<ReleaseId, Weight> weights) {
        public ServiceWeights {
            weights = Map.copyOf(weights);
        }
    }
}
