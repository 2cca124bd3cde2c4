package io.grocellery.daemon.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.workload.MemoryUse;
import io.grocellery.testkit.time.ManualClock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryReadingsTest {

    private static final ComponentId ORDERS = new ComponentId("order-service-1");
    private static final ComponentId CARTS = new ComponentId("cart-service-1");

    private final ManualClock clock = ManualClock.inJanuary();
    private final AtomicLong reads = new AtomicLong();
    private final MemoryReadings readings =
            new MemoryReadings(id -> Optional.of(new MemoryUse(reads.incrementAndGet(), OptionalLong.empty())), clock);

    @Test
    void oneIsReadAgainAfterTwoSeconds() {
        for (int tenth = 0; tenth < 20; tenth++) {
            assertThat(readings.of(ORDERS)).contains(new MemoryUse(1, OptionalLong.empty()));
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(readings.of(ORDERS)).contains(new MemoryUse(2, OptionalLong.empty()));
    }

    @Test
    void eachComponentHasItsOwn() {
        readings.of(ORDERS);
        assertThat(readings.of(CARTS)).contains(new MemoryUse(2, OptionalLong.empty()));
        assertThat(reads).hasValue(2);
    }

    @Test
    void whatDidNotRunIsLookedForAgain() {
        MemoryReadings none = new MemoryReadings(
                id -> {
                    reads.incrementAndGet();
                    return Optional.empty();
                },
                clock);
        assertThat(none.of(ORDERS)).isEmpty();
        assertThat(none.of(ORDERS)).isEmpty();
        assertThat(reads).hasValue(2);
    }
}
