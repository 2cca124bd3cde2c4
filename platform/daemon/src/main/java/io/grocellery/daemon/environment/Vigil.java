package io.grocellery.daemon.environment;

import io.grocellery.core.time.Sleeper;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Takes up what an earlier daemon had begun, and watches over it for as long as this one runs. It begins before anybody
 * can ask for anything: {@code up} that came first would take what a rollout had begun for something left over.
 */
public abstract class Vigil implements SmartLifecycle {

    /** The environments themselves, and what runs beside them. */
    protected static final int FIRST = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 2;

    /** What stands on the environments. */
    protected static final int AFTER_ENVIRONMENTS = FIRST + 1;

    private final Turns turns;
    private final int phase;

    /** @param phase {@link #FIRST}, or {@link #AFTER_ENVIRONMENTS} for what stands on them */
    protected Vigil(Sleeper sleeper, int phase) {
        this.turns = new Turns(sleeper);
        this.phase = phase;
    }

    /** Takes up what was begun, and begins the turns. */
    protected abstract void begin(Turns turns);

    @Override
    public final void start() {
        begin(turns);
    }

    @Override
    public final void stop() {
        turns.stop();
    }

    @Override
    public final boolean isRunning() {
        return turns.isRunning();
    }

    @Override
    public final int getPhase() {
        return phase;
    }
}
