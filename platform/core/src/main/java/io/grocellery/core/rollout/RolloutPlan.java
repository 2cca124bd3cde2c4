package io.grocellery.core.rollout;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.rollout.Stage.Gate;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The way a rollout is to go.
 *
 * @param strategy where the stages come from
 * @param stages in order, each with a larger weight than the one before; the last takes all requests and is held for
 *     the bake time
 * @param policy what the candidate is judged by at every stage
 */
public record RolloutPlan(Strategy strategy, List<Stage> stages, Deadlines deadlines, JudgePolicy policy) {

    /** @throws IllegalArgumentException when the weights do not rise to all requests */
    public RolloutPlan {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || !stages.getLast().weight().equals(Weight.ALL)) {
            throw new IllegalArgumentException("the last stage of a rollout must take all requests");
        }
        for (int i = 1; i < stages.size(); i++) {
            if (stages.get(i).weight().parts() <= stages.get(i - 1).weight().parts()) {
                throw new IllegalArgumentException("the weights of a rollout must rise: "
                        + stages.get(i - 1).weight() + " is followed by "
                        + stages.get(i).weight());
            }
        }
    }

    /**
     * Step by step.
     *
     * @param steps weights that rise and stay below 100%
     * @param bake how long the stable release stays warm at the end
     */
    public static RolloutPlan canary(List<Stage> steps, Duration bake, Deadlines deadlines, JudgePolicy policy) {
        return new RolloutPlan(
                Strategy.CANARY,
                Stream.concat(steps.stream(), Stream.of(last(bake))).toList(),
                deadlines,
                policy);
    }

    /**
     * All at once.
     *
     * @param testRequests how many requests that name the candidate must be answered well before
     * @param bake how long the stable release stays warm at the end
     */
    public static RolloutPlan blueGreen(long testRequests, Duration bake, Deadlines deadlines, JudgePolicy policy) {
        Stage test = new Stage(Weight.NONE, Gate.TEST_TRAFFIC, Duration.ZERO, testRequests);
        return new RolloutPlan(Strategy.BLUE_GREEN, List.of(test, last(bake)), deadlines, policy);
    }

    /**
     * Instance by instance.
     *
     * @param replicas how many steps it takes
     * @param pause how long each step is held
     * @param bake how long the last instance of the stable release stays warm at the end
     */
    public static RolloutPlan rolling(
            int replicas, Duration pause, Duration bake, Deadlines deadlines, JudgePolicy policy) {
        Stream<Stage> steps = IntStream.range(1, replicas)
                .mapToObj(step -> new Stage(Weight.ofPercent(100.0 * step / replicas), Gate.HEALTH, pause, 0));
        return new RolloutPlan(
                Strategy.ROLLING, Stream.concat(steps, Stream.of(last(bake))).toList(), deadlines, policy);
    }

    private static Stage last(Duration bake) {
        return new Stage(Weight.ALL, Gate.HEALTH, bake, 0);
    }

    int lastStage() {
        return stages.size() - 1;
    }

    Stage stage(int number) {
        return stages.get(number);
    }

    /** How many of the candidate's instances a stage needs. */
    int candidates(int stage, int replicas) {
        return strategy == Strategy.BLUE_GREEN ? replicas : stages.get(stage).instances(replicas);
    }

    /** How many of the stable release's instances stay at a stage; never none, so that going back waits for nothing. */
    int stableKept(int stage, int replicas) {
        return strategy == Strategy.ROLLING ? Math.max(1, replicas - candidates(stage, replicas)) : replicas;
    }
}
