package io.grocellery.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.chassis.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final List<Duration> rests = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private final Waiting waiting = new Waiting(
            new CheckoutSettings(Duration.ofSeconds(10), Duration.ofSeconds(9), Duration.ofDays(7)),
            () -> now,
            length -> {
                rests.add(length);
                now = now.plus(length);
            });

    @Test
    void looksOftenAtFirstThenLessAndGivesUpAtItsEnd() {
        Waiting.Patience patience = waiting.begin();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> forever(patience))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("checkout-in-progress"));

        assertThat(rests).startsWith(millis(10), millis(20), millis(40), millis(80), millis(160), millis(250));
        assertThat(Duration.between(Instant.EPOCH, now)).isBetween(Duration.ofSeconds(9), Duration.ofMillis(9250));
    }

    @Test
    void doesNotHoldUpAThreadThatIsToEnd() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> waiting.begin().rest());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(rests).isEmpty();
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void forever(Waiting.Patience patience) {
        while (true) {
            patience.rest();
        }
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
