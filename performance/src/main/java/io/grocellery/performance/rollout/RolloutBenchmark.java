package io.grocellery.performance.rollout;

import io.grocellery.core.simulation.RandomRollout;
import io.grocellery.performance.benchmark.Benchmark;
import io.grocellery.performance.benchmark.Figure;
import io.grocellery.performance.benchmark.Findings;
import io.grocellery.performance.benchmark.Spread;
import io.grocellery.performance.benchmark.Target;
import io.grocellery.performance.benchmark.Tool;
import io.grocellery.performance.benchmark.Workplace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Random rollouts with every rule watched, on one core. The time is all that this process takes of its processors, the
 * compiler's and the collector's included, so that what else the machine does matters little.
 */
public final class RolloutBenchmark implements Benchmark {

    private static final int RUNS = 5;
    private static final int ROLLOUTS = 50_000;
    private static final int ROLLOUTS_IN_A_HURRY = 1_000;
    private static final double LEAST_PER_MINUTE = 100_000;

    @Override
    public String name() {
        return "rollouts";
    }

    @Override
    public String summary() {
        return "random rollouts of the simulated world a minute, and whether any breaks a rule";
    }

    @Override
    public Set<Tool> tools() {
        return Set.of();
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Findings run(Workplace workplace) {
        int rollouts = workplace.quick() ? ROLLOUTS_IN_A_HURRY : ROLLOUTS;
        List<Double> rates = new ArrayList<>();
        List<Map<String, Object>> runs = new ArrayList<>();
        long broken = 0;
        for (int run = 0; run < RUNS; run++) {
            workplace.say("rollouts " + run * rollouts + " to " + (run + 1) * rollouts);
            Duration before = processorTime();
            long brokenNow = broken(run * (long) rollouts, rollouts);
            Duration taken = processorTime().minus(before);
            broken += brokenNow;
            rates.add(rollouts * 60_000.0 / Math.max(1, taken.toMillis()));
            runs.add(Map.of("rollouts", rollouts, "processorMillis", taken.toMillis(), "broken", brokenNow));
        }
        return new Findings(
                List.of(
                        Figure.promised("random rollouts", "1/min", Spread.of(rates), Target.atLeast(LEAST_PER_MINUTE)),
                        Figure.promised(
                                "that broke a rule", "rollouts", Spread.single((double) broken), Target.atMost(0))),
                Map.of("runs", RUNS, "rollouts", rollouts, "time", "processor time of the whole process"),
                List.of(),
                runs);
    }

    private static long broken(long firstSeed, int rollouts) {
        long broken = 0;
        for (long seed = firstSeed; seed < firstSeed + rollouts; seed++) {
            broken += RandomRollout.play(seed).breaches().isEmpty() ? 0 : 1;
        }
        return broken;
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
