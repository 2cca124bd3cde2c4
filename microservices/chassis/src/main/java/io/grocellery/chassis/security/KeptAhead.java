package io.grocellery.chassis.security;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Has what the issuer gives at hand before anybody needs it, and keeps it fresh while nobody does: an issuer that goes away
 * is then not missed for a while. Begins before the service takes requests and ends with it.
 */
public final class KeptAhead implements SmartLifecycle {

    private final String name;
    private final Supplier<Duration> turn;
    private volatile @Nullable ScheduledExecutorService executor;

    /**
     * @param name of the thread
     * @param turn gets it if need be, and tells after how long to look again; throws nothing
     */
    public KeptAhead(String name, Supplier<Duration> turn) {
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
        Duration pause = turn.get();
        try {
            // nobody waits for it: a turn tells of its own failures
            Future<?> unused = on.schedule(() -> takeTurn(on), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            // the service ended during this turn, which was the last
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
