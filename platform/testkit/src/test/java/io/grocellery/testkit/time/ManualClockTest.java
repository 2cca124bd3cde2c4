package io.grocellery.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.core.time.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ManualClockTest {

    private final ManualClock clock = ManualClock.inJanuary();
    private final Instant start = clock.instant();

    @Test
    void itStandsStillUntilMoved() {
        assertThat(clock.instant()).isEqualTo(start);

        clock.advance(Duration.ofMinutes(3));

        assertThat(clock.instant()).isEqualTo(start.plus(Duration.ofMinutes(3)));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
    }

    @Test
    void waitingForWhatNeverComesEndsAtTheDeadlineByThisClock() {
        Patience patience = clock.patience(Duration.ofSeconds(1));
        AtomicInteger looks = new AtomicInteger();

        boolean held = patience.await(() -> looks.incrementAndGet() < 0, Duration.ofSeconds(5));

        assertThat(held).isFalse();
        assertThat(looks).hasValue(6);
        assertThat(clock.instant()).isEqualTo(start.plus(Duration.ofSeconds(5)));
    }

    @Test
    void waitingEndsAsSoonAsTheConditionHolds() {
        Patience patience = clock.patience(Duration.ofSeconds(1));

        boolean held = patience.await(() -> !clock.instant().isBefore(start.plusSeconds(2)), Duration.ofSeconds(5));

        assertThat(held).isTrue();
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(2));
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        Patience patience = new Patience(
                clock,
                time -> {
                    throw new InterruptedException();
                },
                Duration.ofSeconds(1));

        assertThat(patience.await(() -> false, Duration.ofSeconds(5))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
