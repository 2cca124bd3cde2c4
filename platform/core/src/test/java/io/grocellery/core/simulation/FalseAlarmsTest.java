package io.grocellery.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.rollout.Stage;
import io.grocellery.core.simulation.Outcome.End;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How often a good candidate is refused, and how soon a bad one is found. */
class FalseAlarmsTest {

    private static final int CLEAN = Integer.getInteger("grocellery.clean.canaries", 1_000);

    @Test
    void cleanCanariesAreWithdrawnNoMoreOftenThanPromised() {
        Simulation simulation = simulation(0.01, 5, 25, 50);
        long withdrawn = LongStream.range(0, CLEAN)
                .filter(seed -> simulation.run(seed).end() == End.ROLLED_BACK)
                .count();

        assertThat(withdrawn).as("of %d at 1%% errors on both sides", CLEAN).isLessThanOrEqualTo(CLEAN / 100);
    }

    @Test
    void thirtyPercentErrorsAtTenPercentAreFoundWithinFiveSeconds() {
        Simulation simulation = simulation(0.3, 10, 50);
        double[] verdicts = LongStream.range(0, 21)
                .mapToDouble(seed ->
                        simulation.run(seed).timeToVerdict().orElseThrow().toSeconds())
                .sorted()
                .toArray();

        assertThat(verdicts[10])
                .as("the median of %s", DoubleStream.of(verdicts).boxed().toList())
                .isLessThanOrEqualTo(5);
    }

    private static Simulation simulation(double errors, double... weights) {
        List<Stage> steps = DoubleStream.of(weights)
                .mapToObj(weight -> new Stage(Weight.ofPercent(weight), Stage.Gate.EVIDENCE, Duration.ofSeconds(10), 0))
                .toList();
        RolloutPlan plan = RolloutPlan.canary(steps, Duration.ofSeconds(60), Deadlines.STANDARD, JudgePolicy.STANDARD);
        return new Simulation(
                plan,
                2,
                Behaviour.erring(0.01),
                Behaviour.erring(errors),
                Demand.steady(50),
                Trouble.NONE,
                Duration.ofHours(1));
    }
}
