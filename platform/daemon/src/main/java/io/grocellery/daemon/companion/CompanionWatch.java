package io.grocellery.daemon.companion;

import io.grocellery.core.time.Sleeper;
import io.grocellery.daemon.environment.Turns;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Keeps the companions running for as long as the daemon runs, beginning with those that an earlier daemon kept up. */
final class CompanionWatch implements SmartLifecycle {

    private final Companions companions;
    private final Turns turns;

    CompanionWatch(Companions companions, Sleeper sleeper) {
        this.companions = companions;
        this.turns = new Turns(sleeper);
    }

    /** Aside: finding a database server that has just ended may take longer than the daemon may take to start. */
    @Override
    public void start() {
        Thread.ofVirtual().name("resume-companions").start(companions::resume);
        turns.begin("watch-companions", companions::turn);
    }

    @Override
    public void stop() {
        turns.stop();
    }

    /** Before anybody can ask for anything. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 2;
    }

    @Override
    public boolean isRunning() {
        return turns.isRunning();
    }
}
