package io.grocellery.chassis.background;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** What is done again and again, in a thread of its own, from before the service takes requests until it ends. */
public final class Repetition implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Repetition.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Supplier<Duration> turn;
    private volatile @Nullable ScheduledExecutorService executor;

    /**
     * @param name of the thread
     * @param turn does it, and tells after how long to do it again; the first comes at once
     */
    public Repetition(String name, Supplier<Duration> turn) {
        this.name = name;
        this.turn = turn;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(name).factory());
        executor = started;
        started.execute(() -> takeTurn(started));
    }

    private void takeTurn(ScheduledExecutorService on) {
        Duration pause = pauseAfterTurn();
        try {
            // nobody waits for it: a turn that fails is told
            Future<?> unused = on.schedule(() -> takeTurn(on), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            // the service ended during this turn, which was the last
        }
    }

    /** Whatever goes wrong in a turn, the next one must come. */
    private Duration pauseAfterTurn() {
        try {
            return turn.get();
        } catch (RuntimeException failed) {
            log.error("a turn of {} failed", name, failed);
            return AFTER_FAILURE;
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = executor;
        if (running != null) {
            running.shutdownNow();
            executor = null;
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
