package io.grocellery.core.simulation;

import io.grocellery.core.simulation.Manner.Shares;
import java.time.Duration;

/**
 * How a release behaves.
 *
 * @param manner how it answers
 * @param start how long an instance takes to be ready
 * @param flaw what is wrong with its instances
 */
public record Behaviour(Manner manner, Duration start, Flaw flaw) {

    private static final Duration START = Duration.ofSeconds(3);

    /** Starts in three seconds and answers in this manner. */
    public static Behaviour answering(Manner manner) {
        return new Behaviour(manner, START, Flaw.NONE);
    }

    /** Starts in three seconds and errs this often. */
    public static Behaviour erring(double errors) {
        return answering(Manner.always(new Shares(errors, 0, 0)));
    }

    /** The same, and of its answers that would be quick this share is slow. */
    public Behaviour withSlow(double share) {
        return worse(new Shares(0, share, 0));
    }

    /** The same, and of its answers that would be quick this share is stalled, and therefore slow too. */
    public Behaviour withStalled(double share) {
        return worse(new Shares(0, share, share));
    }

    private Behaviour worse(Shares more) {
        return new Behaviour(second -> manner.at(second).and(more), start, flaw);
    }

    /** The same, begun so many seconds later. */
    Behaviour from(long begin) {
        return new Behaviour(second -> manner.at(begin + second), start, flaw);
    }

    /** The same with this wrong. */
    public Behaviour with(Flaw other) {
        return new Behaviour(manner, start, other);
    }

    /** The same, and an instance takes so long to be ready. */
    public Behaviour startingIn(Duration other) {
        return new Behaviour(manner, other, flaw);
    }
}
