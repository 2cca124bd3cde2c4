package io.grocellery.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.rollout.Deadlines.Action;
import io.grocellery.core.rollout.Stage.Gate;
import io.grocellery.core.simulation.Behaviour;
import io.grocellery.core.simulation.Flaw;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The daemon dies before any record that it writes and any effect that it carries out, in every scenario, and another
 * goes on from what was written, at once or a while later.
 */
class CrashTest {

    private static final Duration BAKE = Duration.ofSeconds(6);
    private static final ReleaseId NEW_CART = new ReleaseId("new-cart");
    private static final List<Change> ONE = List.of(new Change(Scenario.ORDERS, Scenario.OLD, Scenario.NEW, 2));
    private static final List<Change> TWO = List.of(
            new Change(Scenario.ORDERS, Scenario.OLD, Scenario.NEW, 2),
            new Change(Scenario.CARTS, new ReleaseId("old-cart"), NEW_CART, 1));

    private static final Map<String, Supplier<Scenario.Given>> SCENARIOS = scenarios();

    private static Map<String, Supplier<Scenario.Given>> scenarios() {
        Map<String, Supplier<Scenario.Given>> scenarios = new LinkedHashMap<>();
        plans().forEach((strategy, plan) -> candidates().forEach((candidate, behaviour) -> {
            scenarios.put(
                    strategy + ", " + candidate, () -> Scenario.of(plan, ONE).candidate(behaviour));
            scenarios.put(
                    strategy + " of two services, " + candidate,
                    () -> Scenario.of(plan, TWO).release(NEW_CART, behaviour));
        }));
        scenarios.putAll(withPeople());
        scenarios.putAll(withDeadlines());
        return scenarios;
    }

    private static Map<String, RolloutPlan> plans() {
        Deadlines deadlines = deadlines(Action.HOLD, Action.ABORT);
        return Map.of(
                "canary", canary(deadlines),
                "blue-green", RolloutPlan.blueGreen(20, BAKE, deadlines, JudgePolicy.STANDARD),
                "rolling", RolloutPlan.rolling(2, Duration.ofSeconds(3), BAKE, deadlines, JudgePolicy.STANDARD));
    }

    private static RolloutPlan canary(Deadlines deadlines) {
        return RolloutPlan.canary(
                List.of(Scenario.step(5, Gate.EVIDENCE), Scenario.step(50, Gate.EVIDENCE)),
                BAKE,
                deadlines,
                JudgePolicy.STANDARD);
    }

    private static Map<String, Behaviour> candidates() {
        Map<String, Behaviour> candidates = new LinkedHashMap<>();
        candidates.put("good", Behaviour.erring(0));
        candidates.put("erring", Behaviour.erring(0.4));
        candidates.put("slow", Behaviour.erring(0).withSlow(0.6));
        candidates.put("stalled", Behaviour.erring(0).withStalled(0.6));
        for (Flaw flaw : List.of(Flaw.CRASHES_AT_START, Flaw.NEVER_READY, Flaw.HANGS)) {
            candidates.put(flaw.name(), Behaviour.erring(0).with(flaw));
        }
        candidates.put(
                "ready long too soon",
                Behaviour.erring(0).startingIn(Duration.ofSeconds(30)).with(Flaw.READY_TOO_SOON));
        return candidates;
    }

    private static Map<String, Supplier<Scenario.Given>> withPeople() {
        RolloutPlan byHand = RolloutPlan.canary(
                List.of(Scenario.step(5, Gate.BY_HAND), Scenario.step(50, Gate.BY_HAND)),
                BAKE,
                Deadlines.STANDARD,
                JudgePolicy.STANDARD);
        Command promote = new Command.Promote("bob", false);
        Command resume = new Command.Resume("bob");
        Command abort = new Command.Abort("bob");
        Map<String, Supplier<Scenario.Given>> scenarios = new LinkedHashMap<>();
        scenarios.put(
                "promoted by hand",
                () -> Scenario.of(byHand, TWO).person(phase -> when(phase instanceof Phase.Holding, promote)));
        scenarios.put(
                "aborted in the bake time",
                () -> Scenario.of(canary(Deadlines.STANDARD), TWO)
                        .person(phase -> when(phase instanceof Phase.Baking, abort)));
        scenarios.put(
                "paused and resumed",
                () -> Scenario.of(canary(Deadlines.STANDARD), TWO).person(phase -> switch (phase) {
                    case Phase.Watching watching -> when(watching.stage() == 0, new Command.Pause("bob"));
                    case Phase.Holding holding -> Optional.of(new Command.Promote("bob", false));
                    default -> Optional.empty();
                }));
        scenarios.put(
                "held without traffic, resumed, aborted",
                () -> Scenario.of(canary(deadlines(Action.HOLD, Action.ABORT)), ONE)
                        .requestsPerSecond(0)
                        .person(phase -> when(phase instanceof Phase.Holding, resume)
                                .filter(any -> phase.since().isBefore(Scenario.BEGIN.plusSeconds(60)))));
        return scenarios;
    }

    private static Map<String, Supplier<Scenario.Given>> withDeadlines() {
        Map<String, Supplier<Scenario.Given>> scenarios = new LinkedHashMap<>();
        for (Action atStageEnd : Action.values()) {
            for (Action atHoldEnd : List.of(Action.ABORT, Action.PROMOTE)) {
                scenarios.put(
                        "no traffic, " + atStageEnd + ", then " + atHoldEnd,
                        () -> Scenario.of(canary(deadlines(atStageEnd, atHoldEnd)), TWO)
                                .requestsPerSecond(0));
            }
        }
        return scenarios;
    }

    private static Optional<Command> when(boolean so, Command command) {
        return so ? Optional.of(command) : Optional.empty();
    }

    private static Deadlines deadlines(Action atStageEnd, Action atHoldEnd) {
        return new Deadlines(
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                atStageEnd,
                atHoldEnd);
    }

    @Test
    void aCrashAtEveryPositionEndsInTheSameState() {
        SCENARIOS.forEach((name, scenario) -> {
            Scenario undisturbed = scenario.get().begin().untilOver();
            assertThat(undisturbed.deeds()).as(name).isGreaterThan(10);
            for (long position = 0; position < undisturbed.deeds(); position++) {
                assertEndsAlike(name, undisturbed, scenario.get().begin().dyingAfter(position, 0));
                assertEndsAlike(name, undisturbed, scenario.get().begin().dyingAfter(position, 2));
            }
        });
    }

    private static void assertEndsAlike(String name, Scenario undisturbed, Scenario disturbed) {
        disturbed.untilOver();
        assertThat(ending(disturbed))
                .as("%s, the daemon died within its %d deeds", name, disturbed.deeds())
                .isEqualTo(ending(undisturbed));
        assertThat(disturbed.world().breaches()).as(name).isEmpty();
    }

    /** How it ended, and which releases are left to serve. */
    private static List<Object> ending(Scenario scenario) {
        return List.of(
                scenario.phase().getClass(),
                scenario.state().inForce(),
                scenario.state().parts().stream()
                        .map(Part::change)
                        .map(change -> Map.of(
                                change.stable(),
                                scenario.world().servesOnly(change.service(), change.stable()),
                                change.candidate(),
                                scenario.world().servesOnly(change.service(), change.candidate())))
                        .toList());
    }

    @Test
    void theScenariosEndInBothWays() {
        assertThat(SCENARIOS.values().stream()
                        .<Class<?>>map(scenario ->
                                scenario.get().begin().untilOver().phase().getClass())
                        .distinct())
                .containsExactlyInAnyOrder(Phase.Promoted.class, Phase.RolledBack.class);
        assertThat(SCENARIOS).hasSizeGreaterThan(50);
    }

    @Test
    void whatWasCountedIsTheSameAfterACrash() {
        Scenario scenario = Scenario.of(Scenario.canary()).begin().until(Phase.Baking.class::isInstance);
        RolloutState before = scenario.state();

        assertThat(RolloutRecord.replay(scenario.book())).isEqualTo(before);
    }
}
