package io.grocellery.core.rollout;

import java.util.Optional;

/** What a person may ask of a rollout that is under way. */
public sealed interface Command {

    /** Who asks. */
    String by();

    /** Why a rollout that stands there cannot do it; empty when it can. */
    default Optional<Refusal> refusedIn(Phase phase) {
        return switch (this) {
            case Promote promote -> refused(onItsWay(phase), "nothing-to-promote", phase);
            case Abort abort -> refused(onItsWay(phase), "nothing-to-abort", phase);
            case Pause pause ->
                refused(phase instanceof Phase.Forward && !(phase instanceof Phase.Holding), "nothing-to-pause", phase);
            case Resume resume ->
                refused(phase instanceof Phase.Holding && onItsWay(phase), "nothing-to-resume", phase);
        };
    }

    /** One that only waits to go back is not on its way any more. */
    private static boolean onItsWay(Phase phase) {
        return phase instanceof Phase.Forward
                && !(phase instanceof Phase.Holding holding
                        && holding.goingBack().isPresent());
    }

    private static Optional<Refusal> refused(boolean possible, String code, Phase phase) {
        return possible
                ? Optional.empty()
                : Optional.of(new Refusal(
                        code,
                        "the rollout is " + phase.inWords(),
                        "See ./grocellery rollout show for where it stands"));
    }

    /**
     * On to the next stage without waiting for its gate.
     *
     * @param full past all stages, to the bake time; at the bake time, to its end
     */
    record Promote(String by, boolean full) implements Command {}

    /** Back to the stable release. */
    record Abort(String by) implements Command {}

    /** Holds at the present weights. */
    record Pause(String by) implements Command {}

    /** Goes on after a hold. */
    record Resume(String by) implements Command {}
}
