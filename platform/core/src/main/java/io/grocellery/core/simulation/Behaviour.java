package io.grocellery.core.simulation;

import java.time.Duration;

/**
 * How a release behaves.
 *
 * @param errors the share of requests it answers with an error, 0 to 1
 * @param slow the share that is slower than the objective, 0 to 1
 * @param stalled the share that is slower than the trigger's limit, at most {@code slow}
 * @param start how long an instance takes to be ready
 * @param crashesAtStart whether every instance ends before it is ready
 * @param neverReady whether no instance ever becomes ready
 */
public record Behaviour(
        double errors, double slow, double stalled, Duration start, boolean crashesAtStart, boolean neverReady) {

    private static final Duration START = Duration.ofSeconds(3);

    /** @throws IllegalArgumentException when a share is outside 0 to 1, or more are stalled than slow */
    public Behaviour {
        if (!within(errors) || !within(slow) || !within(stalled) || stalled > slow) {
            throw new IllegalArgumentException("shares of " + errors + " errors, " + slow + " slow, " + stalled
                    + " stalled are not within 0 to 1, or more are stalled than slow");
        }
    }

    private static boolean within(double share) {
        return share >= 0 && share <= 1;
    }

    /** Starts in three seconds and errs this often. */
    public static Behaviour erring(double errors) {
        return new Behaviour(errors, 0, 0, START, false, false);
    }

    /** The same, and this share is slow. */
    public Behaviour withSlow(double share) {
        return new Behaviour(errors, share, stalled, start, crashesAtStart, neverReady);
    }

    /** The same, and this share is stalled, therefore at least as many are slow. */
    public Behaviour withStalled(double share) {
        return new Behaviour(errors, Math.max(slow, share), share, start, crashesAtStart, neverReady);
    }

    public Behaviour crashingAtStart() {
        return new Behaviour(errors, slow, stalled, start, true, false);
    }

    public Behaviour neverGettingReady() {
        return new Behaviour(errors, slow, stalled, start, false, true);
    }
}
