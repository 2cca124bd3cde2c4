package io.grocellery.chassis.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepetitionTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final BlockingQueue<Thread> turns = new LinkedBlockingQueue<>();
    private Repetition repetition = repetition(() -> {});

    @AfterEach
    void stop() {
        repetition.stop();
    }

    @Test
    void theFirstTurnComesAtOnceAndTheNextAfterWhatItSays() throws InterruptedException {
        assertThat(repetition.isRunning()).isFalse();

        repetition.start();

        assertThat(repetition.isRunning()).isTrue();
        Thread first = next();
        assertThat(first.getName()).isEqualTo("test");
        assertThat(next()).isSameAs(first);
    }

    @Test
    void aTurnThatFailsIsFollowedByAnother() throws InterruptedException {
        repetition = repetition(() -> {
            throw new IllegalStateException("a turn that fails");
        });

        repetition.start();

        assertThat(next()).isSameAs(next());
    }

    @Test
    void itsThreadEndsWithIt() throws InterruptedException {
        repetition.start();
        Thread thread = next();

        repetition.stop();

        assertThat(repetition.isRunning()).isFalse();
        assertThat(thread.join(AT_MOST)).isTrue();
    }

    private Repetition repetition(Runnable turn) {
        return new Repetition("test", () -> {
            turns.add(Thread.currentThread());
            turn.run();
            return Duration.ofMillis(1);
        });
    }

    private Thread next() throws InterruptedException {
        return Objects.requireNonNull(turns.poll(AT_MOST.toSeconds(), TimeUnit.SECONDS), "no turn came");
    }
}
