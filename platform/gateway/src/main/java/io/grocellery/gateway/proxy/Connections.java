package io.grocellery.gateway.proxy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Connections of all event loops, and the requests refused before any route was charged for them. Thread-safe. */
public final class Connections {

    private static final int HIGHEST_STATUS = 600;

    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder turnedAway = new LongAdder();
    private final LongAdder[] refused = new LongAdder[HIGHEST_STATUS];

    public Connections() {
        for (int status = 0; status < HIGHEST_STATUS; status++) {
            refused[status] = new LongAdder();
        }
    }

    public int open() {
        return open.get();
    }

    /** Connections closed at once because there were too many. */
    public long turnedAway() {
        return turnedAway.sum();
    }

    /** Requests refused with this status. */
    public long refused(int status) {
        return refused[status].sum();
    }

    /** Counts a new connection in; false when there are already as many as allowed. */
    boolean enter(int most) {
        if (open.incrementAndGet() <= most) {
            return true;
        }
        open.decrementAndGet();
        turnedAway.increment();
        return false;
    }

    void leave() {
        open.decrementAndGet();
    }

    void refuse(int status) {
        refused[status].increment();
    }
}
