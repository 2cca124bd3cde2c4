package io.grocellery.chassis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ReadingTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int asked;
    private boolean away;
    private final Reading<Integer> reading = new Reading<>(this::ask, () -> now, Duration.ofSeconds(5));

    @Test
    void isAskedForOnceInAWhile() {
        assertThat(reading.figure(Integer::doubleValue)).isEqualTo(1);
        now = now.plusMillis(4_999);
        assertThat(reading.figure(Integer::doubleValue)).isEqualTo(1);
        now = now.plusMillis(1);
        assertThat(reading.figure(Integer::doubleValue)).isEqualTo(2);
    }

    @Test
    void isNoNumberWhileThereIsNoAnswerAndDoesNotAskInVainAgainAndAgain() {
        away = true;
        assertThat(reading.figure(Integer::doubleValue)).isNaN();
        assertThat(reading.figure(Integer::doubleValue)).isNaN();
        assertThat(asked).isEqualTo(1);
        away = false;
        now = now.plusSeconds(5);
        assertThat(reading.figure(Integer::doubleValue)).isEqualTo(2);
    }

    private int ask() {
        asked++;
        if (away) {
            throw new IllegalStateException("away");
        }
        return asked;
    }
}
