package io.grocellery.core.simulation;

import io.grocellery.core.rollout.Command;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.Observation;
import io.grocellery.core.rollout.Part;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.RolloutEffect;
import io.grocellery.core.rollout.RolloutEngine;
import io.grocellery.core.rollout.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stands between an engine and its world and notes down every turn in which a deadline was let pass: nothing but what
 * was declared for its end, or going back, may be done from then on, unless a person says so.
 */
final class Referee implements RolloutEngine.World {

    private final RolloutEngine.World world;
    private final Set<String> breaches = new LinkedHashSet<>();
    private final List<RolloutEffect> effects = new ArrayList<>();
    private Observation seen = Observation.BLIND;

    Referee(RolloutEngine.World world) {
        this.world = world;
    }

    @Override
    public Observation look(RolloutState state) {
        effects.clear();
        seen = world.look(state);
        return seen;
    }

    @Override
    public void carryOut(RolloutState state, RolloutEffect effect) {
        effects.add(effect);
        world.carryOut(state, effect);
    }

    List<String> breaches() {
        return List.copyOf(breaches);
    }

    /** What was done in the turn that is over. */
    void judge(RolloutState before, RolloutState after, Instant now) {
        deadline(before)
                .filter(wait -> !now.isBefore(before.phase().since().plus(wait)))
                .filter(wait -> !goesBack(after) && !asDeclared(before, after) && !asked())
                .ifPresent(wait -> breaches.add("at the deadline of " + before.phase() + " came " + after.phase()));
        boolean late = deadline(before)
                .filter(wait -> !now.isBefore(before.phase().since().plus(wait)))
                .isPresent();
        if (late && !asked()) {
            boolean promotes = after.phase() instanceof Phase.Preparing && asDeclared(before, after);
            effects.stream()
                    .filter(effect -> !promotes && advances(before, effect))
                    .forEach(effect -> breaches.add("after the deadline of " + before.phase() + " came " + effect));
        }
    }

    private boolean asked() {
        return seen.command()
                .filter(command -> !(command instanceof Command.Abort))
                .isPresent();
    }

    private Optional<Duration> deadline(RolloutState state) {
        Deadlines deadlines = state.plan().deadlines();
        return switch (state.phase()) {
            case Phase.Preparing preparing -> Optional.of(deadlines.start());
            case Phase.Shifting shifting -> Optional.of(deadlines.shift());
            case Phase.Watching watching -> Optional.of(deadlines.stage());
            case Phase.Holding holding ->
                holding.goingBack().isEmpty() ? Optional.of(deadlines.hold()) : Optional.empty();
            case Phase.Baking baking ->
                Optional.of(state.plan().stages().getLast().atLeast().plus(deadlines.shift()));
            case Phase.Retiring retiring -> ending(state, deadlines);
            case Phase.Withdrawing withdrawing -> ending(state, deadlines);
            default -> Optional.empty();
        };
    }

    /** What is left may be waited for no longer, once it is certain that no requests go there. */
    private Optional<Duration> ending(RolloutState state, Deadlines deadlines) {
        boolean promoted = state.phase() instanceof Phase.Retiring;
        return state.parts().stream().allMatch(part -> settled(part, promoted))
                ? Optional.of(deadlines.drain().plus(deadlines.stop()))
                : Optional.empty();
    }

    private boolean settled(Part part, boolean promoted) {
        return Optional.ofNullable(seen.services().get(part.change().service()))
                .flatMap(Observation.Sight::weights)
                .filter(weights -> weights.entrySet().stream()
                        .allMatch(entry -> entry.getValue().parts() > 0
                                == entry.getKey()
                                        .equals(
                                                promoted
                                                        ? part.change().candidate()
                                                        : part.change().stable())))
                .isPresent();
    }

    private static boolean goesBack(RolloutState after) {
        return after.phase() instanceof Phase.Returning
                || (after.phase() instanceof Phase.Holding holding
                        && holding.goingBack().isPresent());
    }

    private static boolean asDeclared(RolloutState before, RolloutState after) {
        Deadlines deadlines = before.plan().deadlines();
        return switch (before.phase()) {
            case Phase.Watching watching ->
                switch (deadlines.atStageEnd()) {
                    case HOLD -> after.phase() instanceof Phase.Holding;
                    case PROMOTE -> after.phase() instanceof Phase.Preparing || after.phase() instanceof Phase.Holding;
                    case ABORT -> false;
                };
            case Phase.Holding holding ->
                deadlines.atHoldEnd() == Deadlines.Action.PROMOTE && after.phase() instanceof Phase.Preparing;
            case Phase.Retiring retiring -> after.over();
            case Phase.Withdrawing withdrawing -> after.over();
            default -> false;
        };
    }

    /** Whether it takes the rollout further. */
    private static boolean advances(RolloutState before, RolloutEffect effect) {
        return switch (effect) {
            case RolloutEffect.StartInstances start ->
                before.parts().stream()
                        .anyMatch(part -> part.change().candidate().equals(start.release()));
            case RolloutEffect.SetWeights set ->
                before.phase() instanceof Phase.Forward
                        && set.services().stream()
                                .anyMatch(each -> each.weights().entrySet().stream()
                                        .anyMatch(entry -> entry.getValue().parts() > 0
                                                && before.parts().stream()
                                                        .anyMatch(part -> part.change()
                                                                .candidate()
                                                                .equals(entry.getKey()))));
            case RolloutEffect.SendTestTraffic test -> true;
            case RolloutEffect.Drain drain -> before.phase() instanceof Phase.Forward;
            case RolloutEffect.Stop stop -> before.phase() instanceof Phase.Forward;
            case RolloutEffect.Notify notify -> false;
        };
    }
}
