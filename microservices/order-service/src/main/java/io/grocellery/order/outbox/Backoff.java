package io.grocellery.order.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after the n-th failure in a row: doubling up to a limit, the upper half of it at random. */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 30;

    Duration after(int failures) {
        long doubled = first.toMillis() << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
        long ceiling = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(ceiling - random.nextLong(ceiling / 2 + 1));
    }
}
