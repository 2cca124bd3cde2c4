package io.grocellery.daemon.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(() -> now);
    private int checks;

    @Test
    void fiveWrongPasswordsCloseTheNameUntilTheOldestIsAMinuteOld() {
        wrong(3);
        pass(Duration.ofSeconds(20));
        wrong(2);

        assertThatExceptionOfType(TooManyAttemptsException.class)
                .isThrownBy(() -> wrong(1))
                .satisfies(refusal -> assertThat(refusal.retryAfterSeconds()).isEqualTo(40));
        assertThat(checks).isEqualTo(5);
        pass(Duration.ofSeconds(40));
        wrong(1);
    }

    @Test
    void theWaitIsNeverToldAsNothing() {
        wrong(5);
        pass(SignInThrottle.WINDOW.minusMillis(1));

        assertThatExceptionOfType(TooManyAttemptsException.class)
                .isThrownBy(() -> wrong(1))
                .satisfies(refusal -> assertThat(refusal.retryAfterSeconds()).isEqualTo(1));
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        wrong(4);
        assertThat(throttle.attempt("alice", () -> true)).isTrue();

        wrong(4);

        assertThat(throttle.attempt("alice", () -> true)).isTrue();
    }

    @Test
    void eachNameHasItsOwnCount() {
        wrong(5);

        assertThat(throttle.attempt("bob", () -> true)).isTrue();
    }

    private void wrong(int times) {
        for (int time = 0; time < times; time++) {
            throttle.attempt("alice", () -> {
                checks++;
                return false;
            });
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
