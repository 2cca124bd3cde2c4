package io.grocellery.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    private static final double PROMISED = 0.01;

    /** Were the promise just kept, so many withdrawals or more would be seen once in a thousand such tests. */
    @Test
    void cleanCanariesAreWithdrawnNoMoreOftenThanPromised() {
        CampaignResult result = new Campaign(simulation(0.01, 5, 25, 50), CLEAN, 1).run(done -> {});
        int withdrawn = result.withdrawn().hits();

        assertThat(1 - BinomialBound.atMost(withdrawn - 1, CLEAN, PROMISED))
                .as("%d of %d withdrawn at 1%% errors on both sides", withdrawn, CLEAN)
                .isGreaterThan(0.001);
        assertThat(result.ended(End.PROMOTED)).isGreaterThan(CLEAN * 9 / 10);
    }

    @Test
    void aJudgeThatWithdrewTwiceAsOftenWouldBeNoticed() {
        assertThat(1 - BinomialBound.atMost(199, 10_000, PROMISED)).isLessThan(0.001);
        assertThat(1 - BinomialBound.atMost(29, 1_000, 2 * PROMISED)).isGreaterThan(0.001);
    }

    /** Clopper and Pearson's bounds for no hit are 1 - 0.05^(1/n); for one of two, the root of 1 - p^2 = 0.05. */
    @Test
    void theBoundOnAShareIsTheExactOne() {
        assertThat(BinomialBound.upper(0, 300, 0.95)).isCloseTo(1 - Math.pow(0.05, 1 / 300.0), within(1e-9));
        assertThat(BinomialBound.upper(1, 2, 0.95)).isCloseTo(Math.sqrt(0.95), within(1e-9));
        assertThat(BinomialBound.upper(7, 7, 0.95)).isEqualTo(1);
        assertThat(BinomialBound.atMost(1, 2, 0.5)).isCloseTo(0.75, within(1e-12));
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
