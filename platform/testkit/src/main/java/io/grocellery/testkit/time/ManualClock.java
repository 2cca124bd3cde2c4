package io.grocellery.testkit.time;

import io.grocellery.core.time.Patience;
import io.grocellery.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it, or sleeps on it. */
public final class ManualClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    public ManualClock(Instant start) {
        this(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    private ManualClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock that starts in the morning of the first of January 2026. */
    public static ManualClock inJanuary() {
        return new ManualClock(Instant.parse("2026-01-01T08:00:00Z"));
    }

    /**
     * Moves this clock on.
     *
     * @throws IllegalArgumentException when the time is negative: this clock never goes back
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("the clock cannot go back by " + time);
        }
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** Sleeping moves this clock and returns at once. */
    public Sleeper sleeper() {
        return this::advance;
    }

    /** Waiting moves this clock by the pause. */
    public Patience patience(Duration pause) {
        return new Patience(this, sleeper(), pause);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock read in another zone: moving one moves both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new ManualClock(now, other);
    }
}
