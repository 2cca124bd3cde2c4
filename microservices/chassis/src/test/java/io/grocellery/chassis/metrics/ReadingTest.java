package io.grocellery.chassis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    @Test
    void whoeverLooksDoesNotWaitForAnAnswerThatTakesLong() throws InterruptedException {
        CountDownLatch unlocked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Reading<Integer> slow = new Reading<>(() -> afterThat(unlocked, answered), () -> now, Duration.ofSeconds(5));

        assertThat(slow.figure(Integer::doubleValue)).isNaN();
        assertThat(slow.figure(Integer::doubleValue)).isNaN();
        unlocked.countDown();
        assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        now = now.plusSeconds(5);

        assertThat(slow.figure(Integer::doubleValue)).isPositive();
    }

    private int afterThat(CountDownLatch unlocked, CountDownLatch answered) {
        try {
            unlocked.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        answered.countDown();
        return ask();
    }

    private int ask() {
        asked++;
        if (away) {
            throw new IllegalStateException("away");
        }
        return asked;
    }
}
