package io.grocellery.core.simulation;

import io.grocellery.core.judge.Rule;
import io.grocellery.core.judge.Verdict;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.Reason;
import io.grocellery.core.rollout.Reason.Cause;
import io.grocellery.core.rollout.RolloutState;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What came of a simulated rollout.
 *
 * @param phase in which it ended, held, or was given up
 * @param lasted from the beginning to that moment
 * @param course every change of phase
 * @param served what shoppers got
 * @param exposed how many requests came to the service while the candidate had a weight
 * @param withdrawal why it went back, when it did
 */
public record Outcome(
        Phase phase,
        Duration lasted,
        List<Moment> course,
        SimulatedWorld.Served served,
        long exposed,
        Optional<Withdrawal> withdrawal) {

    public Outcome {
        course = List.copyOf(course);
    }

    /**
     * Why a rollout went back.
     *
     * @param rules every rule that had fired at that moment, in words
     */
    public record Withdrawal(Cause cause, List<String> rules) {

        public Withdrawal {
            rules = List.copyOf(rules);
        }

        static Withdrawal of(Reason reason, RolloutState state) {
            return new Withdrawal(reason.cause(), rules(reason.cause(), state));
        }

        private static List<String> rules(Cause cause, RolloutState state) {
            return switch (cause) {
                case JUDGED ->
                    state.parts().stream()
                            .flatMap(part -> part.evidence().findings().stream())
                            .filter(finding -> finding.verdict() == Verdict.FAIL)
                            .map(finding -> finding.metric() + " " + finding.rule())
                            .toList();
                case UNHEALTHY -> List.of(Rule.CONSECUTIVE_FAILURES.toString());
                case ENDED -> List.of("an instance ended by itself");
                case TEST_TRAFFIC -> List.of("a test request failed");
                case DEADLINE -> List.of("a wait was in vain");
                case PERSON -> List.of("a person");
            };
        }
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
        return switch (phase) {
            case Phase.Promoted promoted -> End.PROMOTED;
            case Phase.RolledBack back -> End.ROLLED_BACK;
            case Phase.Holding holding -> End.HELD;
            default -> End.UNDECIDED;
        };
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

    /** Requests that the candidate answered with an error, slowly, or not at all. */
    public long hurt() {
        return served.hurt();
    }
}
