package io.grocellery.daemon.companion;

import io.grocellery.core.time.Sleeper;
import io.grocellery.daemon.environment.Turns;
import io.grocellery.daemon.environment.Vigil;

/** Keeps the companions running for as long as the daemon runs, beginning with those that an earlier daemon kept up. */
final class CompanionWatch extends Vigil {

    private final Companions companions;

    CompanionWatch(Companions companions, Sleeper sleeper) {
        super(sleeper, FIRST);
        this.companions = companions;
    }

    /** Aside: finding a database server that has just ended may take longer than the daemon may take to start. */
    @Override
    protected void begin(Turns turns) {
        Thread.ofVirtual().name("resume-companions").start(companions::resume);
        turns.begin("watch-companions", companions::turn);
    }
}
