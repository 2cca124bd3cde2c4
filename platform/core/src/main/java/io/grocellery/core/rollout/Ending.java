package io.grocellery.core.rollout;

import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.rollout.Observation.Instances;
import io.grocellery.core.rollout.Observation.Sight;
import io.grocellery.core.traffic.Weight;
import java.util.function.Function;

/**
 * Drains and ends all instances of one side of a rollout, once all requests go to the other and while that one can take
 * them.
 */
record Ending(Scene scene, Orders orders) {

    /** True when the candidate is gone. */
    boolean ofCandidate() {
        return of(new Side(Change::candidate, Sight::candidate), new Side(Change::stable, Sight::stable), Weight.NONE);
    }

    /** True when what was stable is gone. */
    boolean ofStable() {
        return of(new Side(Change::stable, Sight::stable), new Side(Change::candidate, Sight::candidate), Weight.ALL);
    }

    /** One release of every service of the rollout. */
    private record Side(Function<Change, ReleaseId> release, Function<Sight, Instances> instances) {

        ReleaseId of(Part part) {
            return release.apply(part.change());
        }
    }

    /** True too when their end was awaited in vain and people were told. */
    private boolean of(Side leaving, Side staying, Weight candidateWeight) {
        if (weightLeft(leaving, staying)) {
            orders.weigh(scene.parts(), candidateWeight);
            return false;
        }
        scene.parts()
                .forEach(part -> scene.sight(part)
                        .filter(sight -> sight.weights().isPresent())
                        .filter(sight -> staying.instances().apply(sight).ready() > 0)
                        .ifPresent(sight -> end(part, sight, leaving)));
        return (toldBefore() && allGone(leaving)) || tooLate();
    }

    /** At an earlier step the instances were told to end. */
    private boolean toldBefore() {
        return scene.now().isAfter(scene.state().phase().since());
    }

    private boolean allGone(Side leaving) {
        return scene.parts().stream().allMatch(part -> scene.sees(part, sight -> gone(part, sight, leaving)));
    }

    /** Somebody else wrote weights. While they cannot be read, nothing is ended either. */
    private boolean weightLeft(Side leaving, Side staying) {
        return scene.parts().stream()
                .anyMatch(part -> scene.sees(
                        part,
                        sight -> sight.weights()
                                .filter(weights -> !Scene.goTo(weights, staying.of(part), leaving.of(part)))
                                .isPresent()));
    }

    private void end(Part part, Sight sight, Side leaving) {
        ReleaseId release = leaving.of(part);
        orders.end(
                part,
                release,
                leaving.instances().apply(sight),
                named(sight, release),
                scene.past(scene.deadlines().drain()));
    }

    private static boolean named(Sight sight, ReleaseId release) {
        return sight.weights().map(weights -> weights.containsKey(release)).orElse(false);
    }

    private static boolean gone(Part part, Sight sight, Side leaving) {
        Instances left = leaving.instances().apply(sight);
        return sight.weights().isPresent()
                && !named(sight, leaving.of(part))
                && left.running() == 0
                && left.routed() == 0;
    }

    /** The end of a rollout without knowing the weights would be no end: for that it waits on. */
    private boolean tooLate() {
        boolean weightsKnown = scene.parts().stream()
                .allMatch(part -> scene.sees(part, sight -> sight.weights().isPresent()));
        if (!weightsKnown
                || !scene.past(scene.deadlines().drain().plus(scene.deadlines().stop()))) {
            return false;
        }
        orders.tell(
                Severity.ERROR,
                "rollout-instances-left",
                "instances that should have ended are still there: " + new Words(scene).changes());
        return true;
    }
}
