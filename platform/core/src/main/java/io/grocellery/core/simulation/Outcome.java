package io.grocellery.core.simulation;

import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.Reason;
import io.grocellery.core.rollout.RolloutState;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What came of a simulated rollout.
 *
 * @param state as it ended, held, or was given up
 * @param lasted from the beginning to that moment
 * @param course every change of phase
 * @param served what shoppers got
 */
public record Outcome(RolloutState state, Duration lasted, List<Moment> course, SimulatedWorld.Served served) {

    public Outcome {
        course = List.copyOf(course);
    }

    /**
     * A change of phase.
     *
     * @param after since the beginning
     * @param inForce the candidate's weight then
     */
    public record Moment(Duration after, Phase phase, Weight inForce) {}

    /** How it ended. */
    public enum End {
        PROMOTED,
        ROLLED_BACK,
        HELD,
        UNDECIDED
    }

    public End end() {
        return switch (state.phase()) {
            case Phase.Promoted promoted -> End.PROMOTED;
            case Phase.RolledBack back -> End.ROLLED_BACK;
            case Phase.Holding holding -> End.HELD;
            default -> End.UNDECIDED;
        };
    }

    /** Why it went back, when it did. */
    public Optional<Reason> reason() {
        return state.phase() instanceof Phase.RolledBack back ? Optional.of(back.reason()) : Optional.empty();
    }

    /** From the first moment at which the candidate had traffic to the decision to go back. */
    public Optional<Duration> timeToVerdict() {
        return first(moment -> moment.phase() instanceof Phase.Returning)
                .flatMap(back -> first(moment -> moment.inForce().parts() > 0)
                        .map(traffic -> back.after().minus(traffic.after())));
    }

    private Optional<Moment> first(Predicate<Moment> condition) {
        return course.stream().filter(condition).findFirst();
    }

    /** Requests that the candidate answered with an error or slowly. */
    public long hurt() {
        return served.candidate().errors() + served.candidate().slow();
    }
}
