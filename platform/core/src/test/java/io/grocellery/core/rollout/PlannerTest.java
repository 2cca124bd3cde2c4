package io.grocellery.core.rollout;

import static io.grocellery.core.rollout.Scenario.BAKE;
import static io.grocellery.core.rollout.Scenario.CARTS;
import static io.grocellery.core.rollout.Scenario.NEW;
import static io.grocellery.core.rollout.Scenario.OLD;
import static io.grocellery.core.rollout.Scenario.ORDERS;
import static io.grocellery.core.rollout.Scenario.canary;
import static io.grocellery.core.rollout.Scenario.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.rollout.Deadlines.Action;
import io.grocellery.core.rollout.Reason.Cause;
import io.grocellery.core.rollout.Stage.Gate;
import io.grocellery.core.simulation.Behaviour;
import io.grocellery.core.simulation.Flaw;
import io.grocellery.core.simulation.Trouble;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Deadlines QUICK = new Deadlines(
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Action.HOLD,
            Action.ABORT);

    private static Cause cause(Scenario scenario) {
        assertThat(scenario.phase()).isInstanceOf(Phase.RolledBack.class);
        return ((Phase.RolledBack) scenario.phase()).reason().cause();
    }

    private static String explanation(Scenario scenario) {
        return ((Phase.RolledBack) scenario.phase()).reason().explanation();
    }

    @Test
    void aGoodCanaryIsPromotedStepByStepAndTheOldReleaseEndsAfterTheBakeTime() {
        Scenario scenario = Scenario.of(canary()).begin().untilOver();

        assertThat(scenario.phase()).isInstanceOf(Phase.Promoted.class);
        assertThat(scenario.weights()).containsExactly(Weight.ofPercent(5), Weight.ofPercent(50), Weight.ALL);
        assertThat(scenario.lasted()).isGreaterThan(BAKE);
        assertThat(scenario.world().servesOnly(ORDERS, NEW)).isTrue();
        assertThat(scenario.world().breaches()).isEmpty();
    }

    @Test
    void aCanaryThatErrsIsWithdrawnInSecondsWithTheFigures() {
        Scenario scenario =
                Scenario.of(canary()).candidate(Behaviour.erring(0.3)).begin();
        scenario.until(Phase.Returning.class::isInstance);

        assertThat(scenario.lasted()).isLessThan(Duration.ofSeconds(15));
        scenario.untilOver();
        assertThat(cause(scenario)).isEqualTo(Cause.JUDGED);
        assertThat(explanation(scenario)).contains("order-service new: errors: ", "which is enough to withdraw it");
        assertThat(scenario.world().servesOnly(ORDERS, OLD)).isTrue();
    }

    @Test
    void oneThatEndsAtItsStartIsNeverGivenTraffic() {
        Scenario scenario = Scenario.of(canary())
                .candidate(Behaviour.erring(0).with(Flaw.CRASHES_AT_START))
                .begin()
                .untilOver();

        assertThat(cause(scenario)).isEqualTo(Cause.ENDED);
        assertThat(explanation(scenario)).contains("ended by itself before any request was given to it");
        assertThat(scenario.world().served().candidate().requests()).isZero();
    }

    @Test
    void oneThatIsNeverReadyIsWithdrawnAtTheDeadline() {
        Scenario scenario = Scenario.of(canary(QUICK))
                .candidate(Behaviour.erring(0).with(Flaw.NEVER_READY))
                .begin()
                .untilOver();

        assertThat(cause(scenario)).isEqualTo(Cause.DEADLINE);
        assertThat(explanation(scenario))
                .isEqualTo("the candidate was not ready within 20 s: order-service new has 0 of 1 instances ready");
        assertThat(scenario.world().served().candidate().requests()).isZero();
    }

    @Test
    void oneThatHangsUnderTrafficIsWithdrawnAfterThreeFailedChecks() {
        Scenario scenario = Scenario.of(canary())
                .requestsPerSecond(0)
                .trouble(new Trouble(0, 0, 0, 0, 0, 1, 0))
                .begin()
                .untilOver();

        assertThat(cause(scenario)).isEqualTo(Cause.UNHEALTHY);
        assertThat(explanation(scenario)).contains("failed 3 health checks in a row; the limit is 3 consecutive");
    }

    @Test
    void aCanaryWithoutRequestsHoldsAtTheDeadlineThenGoesBackWhenNobodyAnswers() {
        Scenario scenario = Scenario.of(canary(QUICK)).requestsPerSecond(0).begin();
        scenario.until(Phase.Holding.class::isInstance);

        assertThat(((Phase.Holding) scenario.phase()).why())
                .contains("stage 1 of 3 was not passed within 60 s", "no requests at this step yet");
        scenario.untilOver();
        assertThat(cause(scenario)).isEqualTo(Cause.DEADLINE);
        assertThat(explanation(scenario)).contains("nobody said how to go on within 30 s");
    }

    @Test
    void blueGreenTriesTheCandidateByNameThenSwitchesAllAtOnce() {
        Scenario scenario = Scenario.of(RolloutPlan.blueGreen(20, BAKE, QUICK, JudgePolicy.STANDARD))
                .begin()
                .untilOver();

        assertThat(scenario.phase()).isInstanceOf(Phase.Promoted.class);
        assertThat(scenario.weights()).containsExactly(Weight.NONE, Weight.ALL);
        assertThat(scenario.state().parts().getFirst().pinned().requests()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void blueGreenNeverSwitchesWhenATestRequestFails() {
        Scenario scenario = Scenario.of(RolloutPlan.blueGreen(20, BAKE, QUICK, JudgePolicy.STANDARD))
                .candidate(Behaviour.erring(0.5))
                .begin()
                .untilOver();

        assertThat(cause(scenario)).isEqualTo(Cause.TEST_TRAFFIC);
        assertThat(scenario.weights()).containsExactly(Weight.NONE);
        assertThat(scenario.world().served().candidate().requests()).isZero();
    }

    @Test
    void blueGreenThatFailsInTheBakeTimeGoesBackByOneWriteOfWeights() {
        Scenario scenario = Scenario.of(RolloutPlan.blueGreen(0, BAKE, QUICK, JudgePolicy.STANDARD))
                .candidate(Behaviour.erring(0.2))
                .begin();
        scenario.until(Phase.Returning.class::isInstance);

        assertThat(scenario.effects())
                .noneMatch(effect -> effect instanceof RolloutEffect.StartInstances start
                        && start.release().equals(OLD));
        scenario.untilOver();
        assertThat(cause(scenario)).isEqualTo(Cause.JUDGED);
    }

    @Test
    void rollingReplacesInstanceByInstanceAndKeepsOneOfTheOldUntilTheEnd() {
        Scenario scenario = Scenario.of(
                        RolloutPlan.rolling(4, Duration.ofSeconds(2), BAKE, QUICK, JudgePolicy.STANDARD),
                        List.of(new Change(ORDERS, OLD, NEW, 4)))
                .requestsPerSecond(0)
                .begin();
        scenario.until(Phase.Baking.class::isInstance);

        assertThat(scenario.weights())
                .containsExactly(Weight.ofPercent(25), Weight.ofPercent(50), Weight.ofPercent(75), Weight.ALL);
        assertThat(scenario.world().servesOnly(ORDERS, NEW)).isFalse();
        scenario.untilOver();
        assertThat(scenario.phase()).isInstanceOf(Phase.Promoted.class);
        assertThat(scenario.world().servesOnly(ORDERS, NEW)).isTrue();
    }

    @Test
    void rollingThatFailsBringsBackTheInstancesItTook() {
        Scenario scenario = Scenario.of(
                        RolloutPlan.rolling(4, Duration.ofSeconds(5), BAKE, QUICK, JudgePolicy.STANDARD),
                        List.of(new Change(ORDERS, OLD, NEW, 4)))
                .candidate(Behaviour.erring(0.05))
                .begin()
                .untilOver();

        assertThat(cause(scenario)).isEqualTo(Cause.JUDGED);
        assertThat(scenario.effects()).contains(new RolloutEffect.StartInstances(ORDERS, OLD, 4));
    }

    @Test
    void severalServicesAreAllPromoted() {
        Scenario scenario = Scenario.of(canary(), both()).begin().untilOver();

        assertThat(scenario.world().servesOnly(ORDERS, NEW)).isTrue();
        assertThat(scenario.world().servesOnly(CARTS, new ReleaseId("new-cart")))
                .isTrue();
    }

    @Test
    void severalServicesAllGoBackWhenOneFails() {
        Scenario scenario = Scenario.of(canary(), both())
                .release(new ReleaseId("new-cart"), Behaviour.erring(0.3))
                .begin()
                .untilOver();

        assertThat(explanation(scenario)).startsWith("cart-service new-cart: errors");
        assertThat(scenario.world().servesOnly(ORDERS, OLD)).isTrue();
        assertThat(scenario.world().servesOnly(CARTS, new ReleaseId("old-cart")))
                .isTrue();
    }

    private static List<Change> both() {
        return List.of(
                new Change(ORDERS, OLD, NEW, 2),
                new Change(CARTS, new ReleaseId("old-cart"), new ReleaseId("new-cart"), 1));
    }

    @Test
    void aStepByHandWaitsForAPersonWhoTakesItOneStageFurther() {
        RolloutPlan plan = RolloutPlan.canary(
                List.of(step(5, Gate.BY_HAND), step(50, Gate.BY_HAND)), BAKE, Deadlines.STANDARD, JudgePolicy.STANDARD);
        Scenario scenario = Scenario.of(plan).begin().until(Phase.Holding.class::isInstance);

        assertThat(((Phase.Holding) scenario.phase()).why()).isEqualTo("waits for a person to promote it");
        scenario.seconds(300);
        assertThat(scenario.phase()).isInstanceOf(Phase.Holding.class);
        scenario.asking(new Command.Promote("bob", false)).turn().until(Phase.Holding.class::isInstance);
        assertThat(scenario.state().inForce()).isEqualTo(Weight.ofPercent(50));
        scenario.asking(new Command.Promote("bob", true)).turn().untilOver();
        assertThat(scenario.phase()).isInstanceOf(Phase.Promoted.class);
    }

    @Test
    void aPersonIsAskedOnlyWhenTheStepsRequestsWereSeenAndNoDeadlineAnswersInstead() {
        Deadlines promoting = new Deadlines(
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Action.PROMOTE,
                Action.ABORT);
        RolloutPlan plan = RolloutPlan.canary(List.of(step(5, Gate.BY_HAND)), BAKE, promoting, JudgePolicy.STANDARD);

        Scenario asked = Scenario.of(plan).begin().until(Phase.Holding.class::isInstance);
        Scenario unseen = Scenario.of(plan).requestsPerSecond(0).begin().until(Phase.Holding.class::isInstance);

        assertThat(asked.state().parts().getFirst().evidence().requestsAtStep()).isGreaterThanOrEqualTo(10);
        assertThat(asked.lasted()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(40));
        assertThat(((Phase.Holding) unseen.phase()).why()).contains("was not passed within 60 s");
    }

    @Test
    void aPausedRolloutIsStillJudged() {
        Scenario scenario =
                Scenario.of(canary()).candidate(Behaviour.erring(0.02)).begin();
        scenario.until(Phase.Watching.class::isInstance)
                .asking(new Command.Pause("bob"))
                .turn();

        assertThat(((Phase.Holding) scenario.phase()).why()).isEqualTo("paused by bob");
        scenario.untilOver();
        assertThat(cause(scenario)).isEqualTo(Cause.JUDGED);
    }

    @Test
    void aResumedRolloutGoesOnWhereItWas() {
        Scenario scenario = Scenario.of(canary()).begin();
        scenario.until(phase -> phase instanceof Phase.Watching watching && watching.stage() == 1);
        scenario.asking(new Command.Pause("bob"))
                .turn()
                .asking(new Command.Resume("bob"))
                .turn()
                .untilOver();

        assertThat(scenario.phase()).isInstanceOf(Phase.Promoted.class);
        assertThat(scenario.weights()).containsExactly(Weight.ofPercent(5), Weight.ofPercent(50), Weight.ALL);
    }

    @Test
    void anAbortAtAnyStageGivesAllRequestsBack() {
        for (int stage = 0; stage < 3; stage++) {
            int wanted = stage;
            Scenario scenario = Scenario.of(canary()).begin();
            scenario.until(phase -> phase instanceof Phase.Forward forward
                            && forward.stage() == wanted
                            && !(phase instanceof Phase.Preparing))
                    .asking(new Command.Abort("bob"))
                    .untilOver();

            assertThat(cause(scenario)).isEqualTo(Cause.PERSON);
            assertThat(explanation(scenario)).isEqualTo("aborted by bob");
            assertThat(scenario.weights()).last().isEqualTo(Weight.NONE);
            assertThat(scenario.world().servesOnly(ORDERS, OLD)).isTrue();
        }
    }

    @Test
    void weightsThatSomebodyElseWroteAreAnIncidentAndSetAgain() {
        Scenario scenario = Scenario.of(canary()).begin().until(Phase.Watching.class::isInstance);
        scenario.with(world -> world.carryOut(
                scenario.state(),
                new RolloutEffect.SetWeights(List.of(new RolloutEffect.ServiceWeights(
                        ORDERS,
                        Scene.weights(scenario.state().parts().getFirst().change(), Weight.ofPercent(90)))))));
        scenario.untilOver();

        assertThat(scenario.told()).contains("rollout-weights-changed");
        assertThat(scenario.phase()).isInstanceOf(Phase.Promoted.class);
    }

    @Test
    void weightsThatSomebodyElseWroteDuringAHoldAreSetAgainToo() {
        RolloutPlan plan =
                RolloutPlan.canary(List.of(step(5, Gate.BY_HAND)), BAKE, Deadlines.STANDARD, JudgePolicy.STANDARD);
        Scenario scenario = Scenario.of(plan).begin().until(Phase.Holding.class::isInstance);
        scenario.with(world -> world.carryOut(
                scenario.state(),
                new RolloutEffect.SetWeights(List.of(new RolloutEffect.ServiceWeights(
                        ORDERS,
                        Scene.weights(scenario.state().parts().getFirst().change(), Weight.ofPercent(90)))))));
        scenario.seconds(3);

        assertThat(scenario.told()).containsOnlyOnce("rollout-weights-changed");
        assertThat(scenario.weights()).containsExactly(Weight.ofPercent(5));
        assertThat(Scene.weights(scenario.state().parts().getFirst().change(), Weight.ofPercent(5)))
                .isEqualTo(seen(scenario).weights().orElseThrow());
    }

    private static Observation.Sight seen(Scenario scenario) {
        return Objects.requireNonNull(
                scenario.world().look(scenario.state()).services().get(ORDERS));
    }

    @Test
    void atTheDeadlineOfAStageNothingElseIsDone() {
        RolloutState watching = standing(new Phase.Watching(0, Scenario.BEGIN), 5);

        Planner.Step step = decide(watching, sight(90, 2, 0), Duration.ofSeconds(60));

        assertThat(step.state().phase()).isInstanceOf(Phase.Holding.class);
        assertThat(step.effects()).allMatch(RolloutEffect.Notify.class::isInstance);
    }

    @Test
    void theStableReleaseIsLetGoOnlyWhenTheCandidateIsSeenToServe() {
        RolloutState baking = standing(new Phase.Baking(2, Scenario.BEGIN), 100);
        Planner planner = new Planner();

        assertThat(planner.step(baking, Observation.BLIND, Scenario.BEGIN.plus(BAKE))
                        .state()
                        .phase())
                .isInstanceOf(Phase.Baking.class);
        assertThat(decide(baking, sight(100, 1, 0), BAKE).state().phase()).isInstanceOf(Phase.Baking.class);
        assertThat(decide(baking, sight(100, 2, 0), BAKE).state().phase()).isInstanceOf(Phase.Retiring.class);
        assertThat(planner.step(
                                baking,
                                Observation.BLIND,
                                Scenario.BEGIN.plus(BAKE).plus(QUICK.shift()))
                        .state()
                        .phase())
                .asInstanceOf(InstanceOfAssertFactories.type(Phase.Returning.class))
                .satisfies(returning -> assertThat(returning.reason().explanation())
                        .isEqualTo("the candidate was not seen to serve all requests within 25 s: order-service new"
                                + " has 0 of 2 instances ready; order-service cannot be read"));
    }

    @Test
    void aSecondIsCountedByTheLargestShareThatTheCandidateMayHaveHad() {
        RolloutState watching = standing(new Phase.Watching(0, Scenario.BEGIN), 5);

        assertThat(countedShare(watching, sight(5, 2, 2))).isEqualTo(0.05);
        assertThat(countedShare(watching, sight(90, 2, 2))).isEqualTo(0.9);
        assertThat(countedShare(watching, sight(1, 2, 2))).isEqualTo(0.05);
        assertThat(countedShare(watching, sight(5, 2, 0))).isEqualTo(1);
    }

    private static double countedShare(RolloutState state, Observation.Sight sight) {
        return decide(state, sight, Duration.ofSeconds(1)).records().stream()
                .map(RolloutRecord.Counted.class::cast)
                .findFirst()
                .orElseThrow()
                .traffic()
                .candidateShare();
    }

    private static RolloutState standing(Phase phase, double percent) {
        return RolloutState.begin(
                        new RolloutId("r1"),
                        new EnvironmentName("prod"),
                        canary(QUICK),
                        List.of(new Change(ORDERS, OLD, NEW, 2)),
                        Scenario.BEGIN)
                .weighing(Weight.ofPercent(percent))
                .in(phase);
    }

    private static Planner.Step decide(RolloutState state, Observation.Sight sight, Duration later) {
        return new Planner()
                .step(state, new Observation(Map.of(ORDERS, sight), Optional.empty()), Scenario.BEGIN.plus(later));
    }

    /** One quiet second with these weights and so many instances ready. */
    private static Observation.Sight sight(double percent, int candidates, int stables) {
        Weight weight = Weight.ofPercent(percent);
        long second = Scenario.BEGIN.getEpochSecond();
        return new Observation.Sight(
                new Observation.Instances(candidates, candidates, candidates, 0, 0),
                new Observation.Instances(stables, stables, stables, 0, 0),
                Optional.of(Map.of(NEW, weight, OLD, weight.rest())),
                List.of(new Observation.Second(second, Tally.NONE, Tally.NONE, Tally.NONE)),
                second + 1);
    }

    @Test
    void whileTheWeightsCannotBeReadNothingIsEnded() {
        RolloutState withdrawing =
                standing(new Phase.Withdrawing(Scenario.BEGIN, new Reason(Cause.PERSON, "aborted by bob")), 0);
        Observation.Sight known = sight(0, 2, 2);
        Observation.Sight unknown = new Observation.Sight(
                known.candidate(), known.stable(), Optional.empty(), known.traffic(), known.until());

        assertThat(decide(withdrawing, unknown, Duration.ofSeconds(1)).effects())
                .isEmpty();
        assertThat(decide(withdrawing, known, Duration.ofSeconds(1)).effects())
                .contains(new RolloutEffect.Drain(ORDERS, NEW, 0));
    }

    @Test
    void rollingTakesOneInstanceMoreAtEachStepWhateverTheirNumber() {
        for (int replicas = 1; replicas <= 50; replicas++) {
            RolloutPlan plan = RolloutPlan.rolling(replicas, Duration.ofSeconds(2), BAKE, QUICK, JudgePolicy.STANDARD);
            for (int stage = 0; stage < replicas; stage++) {
                assertThat(plan.candidates(stage, replicas))
                        .as("stage %d of %d", stage + 1, replicas)
                        .isEqualTo(stage + 1);
            }
        }
    }

    @Test
    void itDoesNotGoBackToAReleaseThatIsItselfDown() {
        Scenario scenario = Scenario.of(canary())
                .release(OLD, Behaviour.erring(0.01).with(Flaw.NEVER_READY))
                .candidate(Behaviour.erring(0.3))
                .begin();
        scenario.until(Phase.Watching.class::isInstance)
                .with(world -> world.carryOut(scenario.state(), new RolloutEffect.Stop(ORDERS, OLD, 0)));
        scenario.until(Phase.Holding.class::isInstance).seconds(600);

        assertThat(scenario.phase())
                .asInstanceOf(InstanceOfAssertFactories.type(Phase.Holding.class))
                .satisfies(holding ->
                        assertThat(holding.why()).startsWith("cannot go back: no instance of order-service old"));
        assertThat(scenario.told()).containsOnlyOnce("rollout-cannot-go-back");
        assertThat(scenario.effects()).contains(new RolloutEffect.StartInstances(ORDERS, OLD, 2));
    }

    @Test
    void aRolloutThatCannotReadTheWeightsNeverGoesOnAndSaysSoWhileGoingBack() {
        Scenario scenario = Scenario.of(canary(QUICK))
                .trouble(new Trouble(0, 1, 0, 0, 0, 0, 0))
                .begin()
                .seconds(120);

        assertThat(scenario.phase()).isInstanceOf(Phase.Returning.class);
        assertThat(scenario.told()).containsOnlyOnce("rollout-weights-not-set");
        assertThat(scenario.weights()).containsExactly(Weight.ofPercent(5), Weight.NONE);
    }

    @Test
    void badPlansAreRefusedWithTheValue() {
        assertThatThrownBy(() -> RolloutPlan.canary(
                        List.of(step(50, Gate.EVIDENCE), step(25, Gate.EVIDENCE)), BAKE, QUICK, JudgePolicy.STANDARD))
                .hasMessage("the weights of a rollout must rise: 500000 is followed by 250000");
        assertThatThrownBy(() -> step(101, Gate.EVIDENCE)).hasMessage("a weight of 101.0% is outside 0% to 100%");
        assertThatThrownBy(() -> new Change(ORDERS, OLD, OLD, 1)).hasMessage("order-service already serves old");
    }

    @Test
    void commandsThatDoNotFitAreRefusedByName() {
        Phase promoted = new Phase.Promoted(Scenario.BEGIN);

        assertThat(new Command.Promote("bob", true).refusedIn(promoted))
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo("nothing-to-promote"));
        assertThat(new Command.Abort("bob").refusedIn(promoted)).isPresent();
        assertThat(new Command.Pause("bob").refusedIn(new Phase.Watching(0, Scenario.BEGIN)))
                .isEmpty();
        assertThat(new Command.Resume("bob").refusedIn(new Phase.Watching(0, Scenario.BEGIN)))
                .isPresent();
    }

    @Test
    void whatOnlyWaitsToGoBackIsNotPromoted() {
        Phase waiting =
                new Phase.Holding(0, Scenario.BEGIN, "cannot go back", Optional.of(new Reason(Cause.JUDGED, "bad")));

        assertThat(List.of(
                        new Command.Promote("bob", true),
                        new Command.Abort("bob"),
                        new Command.Pause("bob"),
                        new Command.Resume("bob")))
                .allSatisfy(command -> assertThat(command.refusedIn(waiting)).isPresent());
    }
}
