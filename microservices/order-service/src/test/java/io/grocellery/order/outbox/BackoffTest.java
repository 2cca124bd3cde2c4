package io.grocellery.order.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(
            Duration.ofMillis(200),
            Duration.ofSeconds(60),
            RandomGeneratorFactory.getDefault().create(1));

    @Test
    void doublesUpToALimitWithTheUpperHalfAtRandom() {
        assertWithin(1, 100, 200);
        assertWithin(2, 200, 400);
        assertWithin(3, 400, 800);
        assertWithin(9, 25_600, 51_200);
        assertWithin(10, 30_000, 60_000);
        assertWithin(1_000_000, 30_000, 60_000);
    }

    @Test
    void waitsDiffer() {
        assertThat(IntStream.range(0, 20).mapToObj(i -> backoff.after(9)).distinct())
                .hasSizeGreaterThan(15);
    }

    private void assertWithin(int failures, long atLeast, long atMost) {
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.after(failures).toMillis()).isBetween(atLeast, atMost);
        }
    }
}
