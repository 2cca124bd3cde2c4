package io.grocellery.core.rollout;

import java.time.Instant;
import java.util.Optional;

/** Where a rollout stands. */
public sealed interface Phase {

    /** When it began to stand there. */
    Instant since();

    /** Still on its way to promotion, and able to go back by a single write of weights. */
    sealed interface Forward extends Phase {

        /** Counted from 0. */
        int stage();
    }

    /** Over. */
    sealed interface Final extends Phase {}

    /** The candidate's instances for a stage are being started. */
    record Preparing(int stage, Instant since) implements Forward {}

    /** The stage's weights are set and not yet read back. */
    record Shifting(int stage, Instant since) implements Forward {}

    /** The weights are in force; what allows to go on is awaited. */
    record Watching(int stage, Instant since) implements Forward {}

    /**
     * A person must say how it goes on.
     *
     * @param why in words
     * @param goingBack why it goes back as soon as the stable release is ready to take over; else empty
     */
    record Holding(int stage, Instant since, String why, Optional<Reason> goingBack) implements Forward {}

    /** The candidate has all requests; the stable release is warm. */
    record Baking(int stage, Instant since) implements Forward {}

    /** Promoted; what was stable is being drained and ended. */
    record Retiring(Instant since) implements Phase {}

    /**
     * All requests are being given back to the stable release.
     *
     * @param told whether people were told that it takes too long
     */
    record Returning(Instant since, Reason reason, boolean told) implements Phase {}

    /** The candidate has no requests and is being drained and ended. */
    record Withdrawing(Instant since, Reason reason) implements Phase {}

    /** The candidate is what is stable now. */
    record Promoted(Instant since) implements Final {}

    /** All is as it was before. */
    record RolledBack(Instant since, Reason reason) implements Final {}

    default boolean over() {
        return this instanceof Final;
    }

    /** Completes "the rollout is ...". */
    default String inWords() {
        return switch (this) {
            case Preparing preparing -> "starting the candidate";
            case Shifting shifting -> "setting weights";
            case Watching watching -> "watching the candidate";
            case Holding holding -> "held: " + holding.why();
            case Baking baking -> "baking: the candidate has all requests, the stable release is warm";
            case Retiring retiring -> "promoted, and ending what was stable before";
            case Returning returning -> "going back";
            case Withdrawing withdrawing -> "gone back, and ending the candidate";
            case Promoted promoted -> "promoted";
            case RolledBack back -> "rolled back: " + back.reason().explanation();
        };
    }
}
