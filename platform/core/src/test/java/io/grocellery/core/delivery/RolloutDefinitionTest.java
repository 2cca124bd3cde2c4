package io.grocellery.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.core.delivery.RolloutDefinition.BlueGreen;
import io.grocellery.core.delivery.RolloutDefinition.Canary;
import io.grocellery.core.delivery.RolloutDefinition.Rolling;
import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.rollout.Stage;
import io.grocellery.core.rollout.Stage.Gate;
import io.grocellery.core.rollout.Strategy;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutDefinitionTest {

    @Test
    void whatIsNotSaidIsJudgedByTheStandardPolicy() {
        assertThat(RollbackTriggers.STANDARD.policy(ServiceLevelObjectives.STANDARD, 0.01))
                .isEqualTo(JudgePolicy.STANDARD);
    }

    @Test
    void aPlanHasTheStagesOfItsStrategy() {
        RolloutDefinition rollout = RolloutDefinition.STANDARD;

        assertThat(rollout.plan(Strategy.CANARY, 2).stages())
                .extracting(Stage::weight)
                .containsExactly(Weight.ofPercent(5), Weight.ofPercent(25), Weight.ofPercent(50), Weight.ALL);
        assertThat(rollout.plan(Strategy.BLUE_GREEN, 2).stages())
                .containsExactly(
                        new Stage(Weight.NONE, Gate.TEST_TRAFFIC, Duration.ZERO, 20),
                        new Stage(Weight.ALL, Gate.HEALTH, Duration.ofMinutes(5), 0));
        assertThat(rollout.plan(Strategy.ROLLING, 2).stages())
                .containsExactly(
                        new Stage(Weight.ofPercent(50), Gate.HEALTH, Duration.ofSeconds(10), 0),
                        new Stage(Weight.ALL, Gate.HEALTH, Duration.ofMinutes(1), 0));
        assertThat(Strategy.values())
                .extracting(strategy -> rollout.plan(strategy, 3))
                .allSatisfy(plan -> assertThat(plan)
                        .extracting(RolloutPlan::deadlines, RolloutPlan::policy)
                        .containsExactly(Deadlines.STANDARD, JudgePolicy.STANDARD));
    }

    @Test
    void refusesAWayThatCouldNotBeGone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(new Canary(List.of(step(50), step(25)), Duration.ZERO), Rolling.STANDARD))
                .withMessageContaining("must rise");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Canary(List.of(), Duration.ZERO))
                .withMessageContaining("without steps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Canary.STANDARD, new Rolling(Duration.ofMinutes(10), Duration.ZERO)))
                .withMessageContaining("reaches the deadline of a stage");
    }

    private static Stage step(int percent) {
        return new Stage(Weight.ofPercent(percent), Gate.EVIDENCE, Duration.ZERO, 0);
    }

    private static RolloutDefinition with(Canary canary, Rolling rolling) {
        return new RolloutDefinition(canary, BlueGreen.STANDARD, rolling, Deadlines.STANDARD, JudgePolicy.STANDARD);
    }
}
