package io.grocellery.core.rollout;

import java.time.Duration;

/**
 * How long a rollout waits for what, and what it does then.
 *
 * @param start for the candidate's instances to be ready; then it is withdrawn
 * @param shift for weights to be read back as they were set; then it is withdrawn, or people are told when it already is
 * @param stage for a stage to be passed; then {@code atStageEnd}
 * @param hold for a person; then {@code atHoldEnd}
 * @param drain for requests under way; then instances are ended all the same
 * @param stop for instances to end; then people are told
 * @param atStageEnd what a stage that was not passed leads to
 * @param atHoldEnd what a person who did not answer leads to, not {@link Action#HOLD}
 */
public record Deadlines(
        Duration start,
        Duration shift,
        Duration stage,
        Duration hold,
        Duration drain,
        Duration stop,
        Action atStageEnd,
        Action atHoldEnd) {

    /** What happens when a wait was in vain. */
    public enum Action {
        HOLD,
        ABORT,
        PROMOTE
    }

    /** Three minutes to start, ten seconds to shift, ten minutes a stage, then an hour for a person, then back. */
    public static final Deadlines STANDARD = new Deadlines(
            Duration.ofMinutes(3),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofSeconds(40),
            Duration.ofSeconds(60),
            Action.HOLD,
            Action.ABORT);

    /** @throws IllegalArgumentException when a wait is not above 0, or holding would lead to holding */
    public Deadlines {
        for (Duration wait : new Duration[] {start, shift, stage, hold, drain, stop}) {
            if (wait.isNegative() || wait.isZero()) {
                throw new IllegalArgumentException("a deadline of " + wait + " is not above 0");
            }
        }
        if (atHoldEnd == Action.HOLD) {
            throw new IllegalArgumentException("waiting for a person must end with abort or promote");
        }
    }
}
