package io.grocellery.daemon.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.testkit.time.ManualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LogRotationTest {

    private final ManualClock clock = ManualClock.inJanuary();
    private final AtomicInteger rotations = new AtomicInteger();
    private final LogRotation rotation = new LogRotation(rotations::incrementAndGet, clock);

    @Test
    void looksAtOnceAndThenOnceAMinute() {
        for (int quarter = 0; quarter < 4 * 60; quarter++) {
            rotation.rotateWhenDue();
            clock.advance(Duration.ofMillis(250));
        }
        assertThat(rotations).hasValue(1);
        rotation.rotateWhenDue();
        assertThat(rotations).hasValue(2);
    }
}
