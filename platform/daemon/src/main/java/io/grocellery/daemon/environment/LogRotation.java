package io.grocellery.daemon.environment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Looks at the logs once a minute, however often it is asked: they do not grow faster than that. */
final class LogRotation {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Runnable rotation;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    LogRotation(Runnable rotation, InstantSource clock) {
        this.rotation = rotation;
        this.clock = clock;
    }

    void rotateWhenDue() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(PERIOD);
            rotation.run();
        }
    }
}
