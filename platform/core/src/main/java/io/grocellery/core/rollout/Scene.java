package io.grocellery.core.rollout;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.rollout.Observation.Sight;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What one step of a rollout looks at. */
record Scene(RolloutState state, Observation seen, Instant now) {

    RolloutPlan plan() {
        return state.plan();
    }

    Deadlines deadlines() {
        return plan().deadlines();
    }

    List<Part> parts() {
        return state.parts();
    }

    Optional<Sight> sight(Part part) {
        return Optional.ofNullable(seen.services().get(part.change().service()));
    }

    /** The first service that was looked at and of which this is so. */
    Optional<Part> any(Predicate<Sight> condition) {
        return parts().stream().filter(part -> sees(part, condition)).findFirst();
    }

    boolean sees(Part part, Predicate<Sight> condition) {
        return sight(part).filter(condition).isPresent();
    }

    /** How many of the candidate's instances the stage needs. */
    int candidates(Part part, int stage) {
        return plan().candidates(stage, part.change().replicas());
    }

    boolean ready(Part part, int stage) {
        return sees(part, sight -> sight.candidate().ready() >= candidates(part, stage));
    }

    boolean past(Duration wait) {
        return !now.isBefore(state.phase().since().plus(wait));
    }

    /** The stage's weights are in force, and the candidate can be reached by name. */
    boolean inForce(Weight candidate) {
        return parts().stream().allMatch(part -> sees(part, sight -> weighs(part, sight, candidate)));
    }

    /** No requests go to the candidate, whether or not it is still named. */
    boolean givenBack() {
        return parts().stream().allMatch(part -> sees(part, sight -> back(part, sight)));
    }

    private static boolean back(Part part, Sight sight) {
        return sight.weights()
                .filter(weights ->
                        goTo(weights, part.change().stable(), part.change().candidate()))
                .isPresent();
    }

    static boolean goTo(Map<ReleaseId, Weight> weights, ReleaseId one, ReleaseId notOther) {
        return weights.getOrDefault(one, Weight.NONE).parts() > 0
                && weights.getOrDefault(notOther, Weight.NONE).parts() == 0;
    }

    /** Somebody else has written weights; not being able to read them says nothing. */
    boolean tamperedWith() {
        return parts().stream()
                .anyMatch(part ->
                        sees(part, sight -> sight.weights().isPresent() && !weighs(part, sight, state.inForce())));
    }

    /** The same while the candidate need not be named yet. */
    boolean strayed() {
        return state.inForce().equals(Weight.NONE)
                ? parts().stream()
                        .anyMatch(part -> sees(part, sight -> sight.weights().isPresent() && !back(part, sight)))
                : tamperedWith();
    }

    private static boolean weighs(Part part, Sight sight, Weight candidate) {
        return sight.weights()
                .filter(weights -> weights.equals(weights(part.change(), candidate)))
                .isPresent();
    }

    static Map<ReleaseId, Weight> weights(Change change, Weight candidate) {
        return Map.of(change.candidate(), candidate, change.stable(), candidate.rest());
    }
}
