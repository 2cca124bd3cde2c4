package io.grocellery.daemon.environment;

import io.grocellery.core.time.Sleeper;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things again and again, each in a thread of its own, until it is told to stop. */
public final class Turns {

    private static final Logger log = LoggerFactory.getLogger(Turns.class);
    private static final Duration PERIOD = Duration.ofMillis(250);

    private final Sleeper sleeper;
    private volatile boolean running;

    public Turns(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** Begins one, four times a second. */
    public void begin(String name, Runnable turn) {
        running = true;
        Thread.ofPlatform().daemon().name(name).start(() -> repeat(name, turn));
    }

    /** Each ends after the turn it is in. */
    public void stop() {
        running = false;
    }

    public boolean isRunning() {
        return running;
    }

    private void repeat(String name, Runnable turn) {
        while (running) {
            guarded(name, turn);
            try {
                sleeper.sleep(PERIOD);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whatever goes wrong in a turn, the next one must come. */
    private static void guarded(String name, Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException failed) {
            log.atError()
                    .setMessage("a turn failed")
                    .addKeyValue("turn", name)
                    .setCause(failed)
                    .log();
        }
    }
}
