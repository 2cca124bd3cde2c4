package io.grocellery.core.rollout;

import io.grocellery.core.journal.Severity;
import io.grocellery.core.rollout.Phase.Forward;
import io.grocellery.core.rollout.Phase.Holding;
import io.grocellery.core.rollout.Phase.Returning;
import io.grocellery.core.rollout.Phase.RolledBack;
import io.grocellery.core.rollout.Phase.Withdrawing;
import io.grocellery.core.traffic.Weight;
import java.util.Optional;

/** Gives all requests back to the stable release, then ends the candidate. */
final class WayBack {

    private final Scene scene;
    private final RolloutState state;
    private final Words words;
    private final Orders orders;

    WayBack(Scene scene, Orders orders) {
        this.scene = scene;
        this.state = scene.state();
        this.words = new Words(scene);
        this.orders = orders;
    }

    /** One write of weights and waits for nothing, unless the stable release could not take the requests. */
    RolloutState begin(Forward phase, Reason reason) {
        return unableToTakeOver().map(part -> holdOn(phase, part, reason)).orElseGet(() -> setBack(reason));
    }

    private Optional<Part> unableToTakeOver() {
        return state.inForce().equals(Weight.NONE)
                ? Optional.empty()
                : scene.any(sight ->
                        sight.stable().ready() == 0 && sight.candidate().ready() > 0);
    }

    private RolloutState holdOn(Forward phase, Part part, Reason reason) {
        restoreStable();
        if (phase instanceof Holding holding && holding.goingBack().isPresent()) {
            return state;
        }
        String why = "cannot go back: no instance of " + part.change().service() + " "
                + part.change().stable() + " is ready, which is awaited. Going back because: " + reason.explanation();
        orders.tell(Severity.ERROR, "rollout-cannot-go-back", why);
        return state.in(new Holding(phase.stage(), scene.now(), why, Optional.of(reason)));
    }

    private RolloutState setBack(Reason reason) {
        orders.tell(Severity.WARNING, "rollout-going-back", reason.explanation());
        orders.weigh(state.parts(), Weight.NONE);
        restoreStable();
        return state.in(new Returning(scene.now(), reason, false));
    }

    RolloutState giveBack(Returning returning) {
        restoreStable();
        if (scene.givenBack()) {
            return state.weighing(Weight.NONE).in(new Withdrawing(scene.now(), returning.reason()));
        }
        orders.weigh(state.parts(), Weight.NONE);
        return returning.told() || !scene.past(scene.deadlines().shift()) ? state : tellOnce(returning);
    }

    private RolloutState tellOnce(Returning returning) {
        orders.tell(
                Severity.ERROR,
                "rollout-weights-not-set",
                "the weights could not be given back within "
                        + scene.deadlines().shift().toSeconds() + " s, trying on: " + words.weights());
        return state.in(new Returning(returning.since(), returning.reason(), true));
    }

    /** A rolling release took instances away from it. */
    private void restoreStable() {
        state.parts().stream()
                .filter(part -> scene.sees(
                        part, sight -> sight.stable().running() < part.change().replicas()))
                .forEach(part ->
                        orders.start(part, part.change().stable(), part.change().replicas()));
    }

    RolloutState withdraw(Withdrawing withdrawing) {
        if (!new Ending(scene, orders).ofCandidate()) {
            return state;
        }
        orders.tell(
                Severity.WARNING, "rollout-rolled-back", withdrawing.reason().explanation());
        return state.in(new RolledBack(scene.now(), withdrawing.reason()));
    }
}
