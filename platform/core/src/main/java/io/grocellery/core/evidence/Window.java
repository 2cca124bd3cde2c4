package io.grocellery.core.evidence;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, with its beginning and without its end. */
public record Window(Instant from, Instant until) {

    /** @throws IllegalArgumentException when it ends before it begins */
    public Window {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a window from " + from + " cannot end at " + until);
        }
    }

    /** The last stretch of that length. */
    public static Window upTo(Instant until, Duration length) {
        return new Window(until.minus(length), until);
    }

    boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
