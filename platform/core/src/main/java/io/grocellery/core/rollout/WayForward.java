package io.grocellery.core.rollout;

import io.grocellery.core.journal.Severity;
import io.grocellery.core.judge.Verdict;
import io.grocellery.core.rollout.Deadlines.Action;
import io.grocellery.core.rollout.Phase.Baking;
import io.grocellery.core.rollout.Phase.Forward;
import io.grocellery.core.rollout.Phase.Holding;
import io.grocellery.core.rollout.Phase.Preparing;
import io.grocellery.core.rollout.Phase.Retiring;
import io.grocellery.core.rollout.Phase.Shifting;
import io.grocellery.core.rollout.Phase.Watching;
import io.grocellery.core.traffic.Weight;
import java.util.List;
import java.util.Optional;

/** Takes a candidate that nothing speaks against on from stage to stage. */
final class WayForward {

    private final Scene scene;
    private final RolloutState state;
    private final RolloutPlan plan;
    private final Words words;
    private final Orders orders;

    WayForward(Scene scene, Orders orders) {
        this.scene = scene;
        this.state = scene.state();
        this.plan = scene.plan();
        this.words = new Words(scene);
        this.orders = orders;
    }

    RolloutState go(Forward phase) {
        return scene.seen()
                .command()
                .filter(command -> command.refusedIn(phase).isEmpty())
                .flatMap(command -> obey(phase, command))
                .orElseGet(() -> goBySelf(phase));
    }

    private Optional<RolloutState> obey(Forward phase, Command command) {
        return switch (command) {
            case Command.Promote promote -> Optional.of(promote(phase, promote.full()));
            case Command.Pause pause -> Optional.of(hold(phase.stage(), "paused by " + pause.by(), Severity.INFO));
            case Command.Resume resume -> Optional.of(prepareFor(phase.stage()));
            case Command.Abort abort -> Optional.empty();
        };
    }

    private RolloutState promote(Forward phase, boolean full) {
        if (phase instanceof Baking) {
            return retire();
        }
        return prepareFor(full ? plan.lastStage() : Math.min(phase.stage() + 1, plan.lastStage()));
    }

    private RolloutState goBySelf(Forward phase) {
        return switch (phase) {
            case Preparing preparing -> prepare(preparing);
            case Shifting shifting -> shift(shifting);
            case Watching watching -> watch(watching);
            case Holding holding -> scene.past(scene.deadlines().hold()) ? prepareFor(plan.lastStage()) : stay();
            case Baking baking -> bake(baking);
        };
    }

    private RolloutState prepareFor(int stage) {
        state.parts().forEach(part -> startCandidates(part, stage));
        return state.in(new Preparing(stage, scene.now()));
    }

    private void startCandidates(Part part, int stage) {
        orders.start(part, part.change().candidate(), scene.candidates(part, stage));
    }

    private RolloutState prepare(Preparing preparing) {
        int stage = preparing.stage();
        if (state.parts().stream().allMatch(part -> scene.ready(part, stage))) {
            return shiftTo(stage);
        }
        state.parts().stream()
                .filter(part -> scene.sees(part, sight -> sight.candidate().running() < scene.candidates(part, stage)))
                .forEach(part -> startCandidates(part, stage));
        return stay();
    }

    /** Where it is, at the weights that were set. */
    private RolloutState stay() {
        if (scene.strayed()) {
            tellOfOtherWeights();
            orders.weigh(state.parts(), state.inForce());
        }
        return state;
    }

    private RolloutState shiftTo(int stage) {
        Weight weight = plan.stage(stage).weight();
        orders.weigh(state.parts(), weight);
        return state.weighing(weight).in(new Shifting(stage, scene.now()));
    }

    private RolloutState shift(Shifting shifting) {
        int stage = shifting.stage();
        if (!scene.inForce(state.inForce())) {
            orders.weigh(state.parts(), state.inForce());
            return state;
        }
        orders.tell(Severity.INFO, "rollout-weights-in-force", words.inForce(stage));
        return state.in(stage == plan.lastStage() ? new Baking(stage, scene.now()) : new Watching(stage, scene.now()));
    }

    private RolloutState watch(Watching watching) {
        int stage = watching.stage();
        if (scene.past(scene.deadlines().stage())) {
            return notPassed(stage);
        }
        if (scene.tamperedWith()) {
            return setAgain(stage);
        }
        shrinkStable(stage);
        return passed(stage) ? goOn(stage) : waitAt(stage);
    }

    private RolloutState goOn(int stage) {
        orders.tell(Severity.INFO, "rollout-stage-passed", words.stage(stage) + " passed: " + words.evidence(stage));
        return prepareFor(stage + 1);
    }

    private RolloutState notPassed(int stage) {
        boolean byHand = plan.stage(stage).gate() == Stage.Gate.BY_HAND;
        return scene.deadlines().atStageEnd() == Action.PROMOTE && !byHand
                ? prepareFor(plan.lastStage())
                : hold(
                        stage,
                        words.stage(stage) + " was not passed within "
                                + scene.deadlines().stage().toSeconds() + " s: " + words.standing(),
                        Severity.WARNING);
    }

    private boolean passed(int number) {
        Stage stage = plan.stage(number);
        return scene.past(stage.atLeast())
                && switch (stage.gate()) {
                    case HEALTH -> true;
                    case BY_HAND -> false;
                    case TEST_TRAFFIC -> untested(stage).isEmpty();
                    case EVIDENCE -> state.verdict() == Verdict.PASS && enoughRequests(stage);
                };
    }

    private boolean enoughRequests(Stage stage) {
        return state.parts().stream().allMatch(part -> part.evidence().requestsAtStep() >= stage.requests());
    }

    private RolloutState waitAt(int number) {
        Stage stage = plan.stage(number);
        if (stage.gate() == Stage.Gate.BY_HAND && scene.past(stage.atLeast()) && enoughRequests(stage)) {
            return hold(number, "waits for a person to promote it", Severity.INFO);
        }
        if (stage.gate() == Stage.Gate.TEST_TRAFFIC) {
            untested(stage)
                    .forEach(part ->
                            orders.test(part, stage.requests() - part.pinned().requests()));
        }
        return state;
    }

    private List<Part> untested(Stage stage) {
        return state.parts().stream()
                .filter(part -> part.pinned().requests() < stage.requests())
                .toList();
    }

    /** Rolling ends what the stable release no longer needs, once the weights are in force. */
    private void shrinkStable(int stage) {
        state.parts()
                .forEach(part -> scene.sight(part)
                        .ifPresent(sight -> orders.trim(
                                part,
                                part.change().stable(),
                                sight.stable(),
                                plan.stableKept(stage, part.change().replicas()))));
    }

    private RolloutState bake(Baking baking) {
        if (scene.tamperedWith()) {
            return setAgain(baking.stage());
        }
        return scene.past(plan.stage(baking.stage()).atLeast()) && servesAll(baking.stage()) ? retire() : state;
    }

    /** What was stable is let go only while it can be seen that nobody needs it. */
    private boolean servesAll(int stage) {
        return scene.inForce(state.inForce()) && state.parts().stream().allMatch(part -> scene.ready(part, stage));
    }

    private RolloutState retire() {
        orders.tell(Severity.INFO, "rollout-promoted", "the candidate is the stable release now: " + words.changes());
        return state.in(new Retiring(scene.now()));
    }

    private RolloutState setAgain(int stage) {
        tellOfOtherWeights();
        return shiftTo(stage);
    }

    private void tellOfOtherWeights() {
        orders.tell(
                Severity.ERROR,
                "rollout-weights-changed",
                "the weights in force are not those that were set, setting them again: " + words.weights());
    }

    private RolloutState hold(int stage, String why, Severity severity) {
        orders.tell(severity, "rollout-held", why);
        return state.in(new Holding(stage, scene.now(), why, Optional.empty()));
    }
}
