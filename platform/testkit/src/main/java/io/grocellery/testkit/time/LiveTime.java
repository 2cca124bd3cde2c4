package io.grocellery.testkit.time;

import io.grocellery.core.time.Patience;
import java.time.Clock;
import java.time.Duration;

/** Real time, for tests of real processes: they look often, and never sleep a fixed time. */
public final class LiveTime {

    private LiveTime() {}

    /** Looks every 10 ms. */
    public static Patience patience() {
        return new Patience(Clock.systemUTC(), Thread::sleep, Duration.ofMillis(10));
    }
}
