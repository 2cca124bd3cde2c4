package io.grocellery.core.rollout;

import io.grocellery.core.judge.Tally;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Weight;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen since the step before.
 *
 * @param services by name; one that is not named could not be looked at
 * @param command what a person asked, when somebody did
 */
public record Observation(Map<ServiceName, Sight> services, Optional<Command> command) {

    public Observation {
        services = Map.copyOf(services);
    }

    /** Nothing could be seen, nobody asked. */
    public static final Observation BLIND = new Observation(Map.of(), Optional.empty());

    /** The same with a command. */
    public Observation asking(Command asked) {
        return new Observation(services, Optional.of(asked));
    }

    /**
     * What was seen of one service.
     *
     * @param weights read back from the router; empty when it could not be asked
     * @param traffic seconds that are complete, oldest first; those that had no requests may be left out
     * @param until every second before this one is complete
     */
    public record Sight(
            Instances candidate,
            Instances stable,
            Optional<Map<ReleaseId, Weight>> weights,
            List<Second> traffic,
            long until) {

        public Sight {
            weights = weights.map(Map::copyOf);
            traffic = List.copyOf(traffic);
        }
    }

    /**
     * Instances of one release.
     *
     * @param running processes that exist
     * @param ready that can serve
     * @param routed that are given requests or still have some to finish
     * @param ended ends that nobody asked for, since the rollout began
     * @param failedChecks the most health checks in a row that one of them failed
     */
    public record Instances(int running, int ready, int routed, int ended, int failedChecks) {
        public static final Instances NONE = new Instances(0, 0, 0, 0, 0);
    }

    /**
     * What was counted in one second.
     *
     * @param candidate the random sample's requests to the candidate
     * @param stable the random sample's requests to the stable release
     * @param pinned requests that named the candidate
     */
    public record Second(long epochSecond, Tally candidate, Tally stable, Tally pinned) {}
}
