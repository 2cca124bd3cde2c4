package io.grocellery.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** Waits for a condition by looking at it again and again, up to a deadline. */
public record Patience(InstantSource clock, Sleeper sleeper, Duration pause) {

    /**
     * Looks at least once, then every pause.
     *
     * @return whether the condition held before the time was up; false also when the thread was interrupted, whose
     *     mark is then set again
     */
    public boolean await(BooleanSupplier condition, Duration atMost) {
        Instant deadline = clock.instant().plus(atMost);
        while (!condition.getAsBoolean()) {
            if (!clock.instant().isBefore(deadline) || !paused()) {
                return false;
            }
        }
        return true;
    }

    private boolean paused() {
        try {
            sleeper.sleep(pause);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
