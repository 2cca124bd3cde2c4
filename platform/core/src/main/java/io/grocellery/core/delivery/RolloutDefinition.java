package io.grocellery.core.delivery;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.rollout.Stage;
import io.grocellery.core.rollout.Stage.Gate;
import io.grocellery.core.rollout.Strategy;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a new release takes over, for each strategy that an environment may name.
 *
 * @param deadlines how long a rollout waits for what
 * @param policy what a candidate is judged by
 */
public record RolloutDefinition(
        Canary canary, BlueGreen blueGreen, Rolling rolling, Deadlines deadlines, JudgePolicy policy) {

    /**
     * Step by step.
     *
     * @param steps weights that rise, above 0% and below 100%; at least one
     * @param bake how long the stable release stays warm at the end
     */
    public record Canary(List<Stage> steps, Duration bake) {

        /** 5%, 25%, 50%, then five minutes. */
        public static final Canary STANDARD = new Canary(
                Stream.of(5, 25, 50)
                        .map(percent -> new Stage(Weight.ofPercent(percent), Gate.EVIDENCE, Duration.ZERO, 0))
                        .toList(),
                Duration.ofMinutes(5));

        /** @throws IllegalArgumentException when there is no step */
        public Canary {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("a canary without steps");
            }
        }
    }

    /**
     * All at once.
     *
     * @param testRequests how many requests that name the candidate must be answered well before, 0 to 100,000
     * @param bake how long the stable release stays warm at the end
     */
    public record BlueGreen(int testRequests, Duration bake) {

        /** Twenty requests, five minutes. */
        public static final BlueGreen STANDARD = new BlueGreen(20, Duration.ofMinutes(5));
    }

    /**
     * Instance by instance.
     *
     * @param pause how long each step is held
     * @param bake how long the last instance of the stable release stays warm at the end
     */
    public record Rolling(Duration pause, Duration bake) {

        /** Ten seconds a step, then a minute. */
        public static final Rolling STANDARD = new Rolling(Duration.ofSeconds(10), Duration.ofMinutes(1));
    }

    /** What holds for a delivery file that says nothing of it. */
    public static final RolloutDefinition STANDARD = new RolloutDefinition(
            Canary.STANDARD, BlueGreen.STANDARD, Rolling.STANDARD, Deadlines.STANDARD, JudgePolicy.STANDARD);

    /**
     * @throws IllegalArgumentException when the weights do not rise, or a step lasts until the deadline of a stage, so
     *     that it could never be passed
     */
    public RolloutDefinition {
        RolloutPlan.canary(canary.steps(), canary.bake(), deadlines, policy);
        Stream.concat(canary.steps().stream().map(Stage::atLeast), Stream.of(rolling.pause()))
                .filter(time -> time.compareTo(deadlines.stage()) >= 0)
                .findFirst()
                .ifPresent(time -> {
                    throw new IllegalArgumentException(
                            "a step of " + time + " reaches the deadline of a stage, " + deadlines.stage());
                });
    }

    /**
     * The way to go.
     *
     * @param replicas how many instances of the service there are, 1 to 50
     */
    public RolloutPlan plan(Strategy strategy, int replicas) {
        return switch (strategy) {
            case CANARY -> RolloutPlan.canary(canary.steps(), canary.bake(), deadlines, policy);
            case BLUE_GREEN -> RolloutPlan.blueGreen(blueGreen.testRequests(), blueGreen.bake(), deadlines, policy);
            case ROLLING -> RolloutPlan.rolling(replicas, rolling.pause(), rolling.bake(), deadlines, policy);
        };
    }
}
