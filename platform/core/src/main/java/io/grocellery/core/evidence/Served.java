package io.grocellery.core.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * How one service or journey was served over some time.
 *
 * @param requests answered, or broken off by us
 * @param errors answered with a 5xx, or broken off
 * @param slow slower than the objective of the response time
 * @param observedSeconds for how many seconds of the window somebody counted, in whole minutes
 */
public record Served(String subject, Window window, long requests, long errors, long slow, long observedSeconds) {

    /** How far the report looks to either side of a deployment. */
    public static final Duration ASIDE = Duration.ofHours(1);

    /** The hour up to a moment. */
    public static Window before(Instant moment) {
        return Window.upTo(moment, ASIDE);
    }

    /** The hour from a moment on, as far as it has passed. */
    public static Window after(Instant moment, Instant now) {
        Instant hourLater = moment.plus(ASIDE);
        return new Window(moment, hourLater.isAfter(now) ? now : hourLater);
    }
}
