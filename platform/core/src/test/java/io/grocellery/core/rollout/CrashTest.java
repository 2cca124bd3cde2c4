package io.grocellery.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.simulation.Behaviour;
import io.grocellery.core.simulation.Flaw;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The daemon dies between any two turns of any scenario, and another goes on from what was written. */
class CrashTest {

    private static final Map<String, Supplier<Scenario.Given>> SCENARIOS = scenarios();

    private static Map<String, Supplier<Scenario.Given>> scenarios() {
        Map<String, Supplier<Scenario.Given>> scenarios = new LinkedHashMap<>();
        RolloutPlan blueGreen = RolloutPlan.blueGreen(20, Scenario.BAKE, Deadlines.STANDARD, JudgePolicy.STANDARD);
        RolloutPlan rolling =
                RolloutPlan.rolling(2, Duration.ofSeconds(3), Scenario.BAKE, Deadlines.STANDARD, JudgePolicy.STANDARD);
        scenarios.put("good canary", () -> Scenario.of(Scenario.canary()));
        scenarios.put("erring canary", () -> Scenario.of(Scenario.canary()).candidate(Behaviour.erring(0.3)));
        scenarios.put(
                "slow canary",
                () -> Scenario.of(Scenario.canary())
                        .candidate(Behaviour.erring(0).withSlow(0.5)));
        scenarios.put(
                "crash at start",
                () -> Scenario.of(Scenario.canary())
                        .candidate(Behaviour.erring(0).with(Flaw.CRASHES_AT_START)));
        scenarios.put(
                "never ready",
                () -> Scenario.of(Scenario.canary())
                        .candidate(Behaviour.erring(0).with(Flaw.NEVER_READY)));
        scenarios.put("good blue-green", () -> Scenario.of(blueGreen));
        scenarios.put("bad blue-green", () -> Scenario.of(blueGreen).candidate(Behaviour.erring(0.5)));
        scenarios.put("good rolling", () -> Scenario.of(rolling));
        scenarios.put("bad rolling", () -> Scenario.of(rolling).candidate(Behaviour.erring(0.3)));
        return scenarios;
    }

    @Test
    void aCrashAtEveryPositionEndsInTheSameState() {
        SCENARIOS.forEach((name, scenario) -> {
            Scenario undisturbed = scenario.get().begin().untilOver();
            for (int position = 1; position < undisturbed.lasted().toSeconds(); position++) {
                Scenario disturbed =
                        scenario.get().begin().seconds(position).restart().untilOver();

                assertThat(disturbed.phase().getClass())
                        .as("%s, crashed after %d s", name, position)
                        .isEqualTo(undisturbed.phase().getClass());
                assertThat(disturbed.world().breaches()).isEmpty();
            }
        });
    }

    @Test
    void whatWasCountedIsTheSameAfterACrash() {
        Scenario scenario = Scenario.of(Scenario.canary()).begin().until(Phase.Baking.class::isInstance);
        RolloutState before = scenario.state();

        assertThat(RolloutRecord.replay(scenario.book())).isEqualTo(before);
    }

    /** Decided and written, not done: the effects are asked for again. */
    @Test
    void effectsThatWereNeverCarriedOutAreAskedForAgain() {
        Scenario undisturbed = Scenario.of(Scenario.canary()).begin().untilOver();
        for (int position = 1; position < undisturbed.lasted().toSeconds(); position++) {
            Scenario scenario = Scenario.of(Scenario.canary()).begin().seconds(position);
            loseTheEffectsOfOneTurn(scenario);

            assertThat(scenario.restart().untilOver().phase())
                    .as("effects lost after %d s", position)
                    .isInstanceOf(Phase.Promoted.class);
        }
    }

    private static void loseTheEffectsOfOneTurn(Scenario scenario) {
        RolloutState state = scenario.state();
        Planner.Step step = new Planner()
                .step(state, scenario.world().look(state), scenario.world().instant());
        scenario.book().addAll(step.records());
    }
}
