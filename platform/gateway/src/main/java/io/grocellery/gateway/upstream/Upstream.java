package io.grocellery.gateway.upstream;

import io.grocellery.gateway.health.HealthState;
import io.grocellery.gateway.table.Table;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** One instance as it is now: its health and the requests it has. Lives on across tables, so that nothing is forgotten. */
public final class Upstream {

    private final String release;
    private final Table.Instance instance;
    private final SocketAddress address;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile HealthState health = HealthState.INITIAL;
    private volatile String lastCheck = "not checked yet";
    private volatile boolean suspect;
    private volatile long removedAtNanos;
    private volatile boolean removed;

    Upstream(String release, Table.Instance instance) {
        this.release = release;
        this.instance = instance;
        this.address = SocketAddress.inetSocketAddress(instance.port(), instance.host());
    }

    public Table.Instance instance() {
        return instance;
    }

    public String release() {
        return release;
    }

    public SocketAddress address() {
        return address;
    }

    public boolean in() {
        return health.in();
    }

    public HealthState health() {
        return health;
    }

    /** What the last check saw, for a person. */
    public String lastCheck() {
        return lastCheck;
    }

    /** Notes a check's outcome; called by the health checker alone. */
    public void checked(HealthState next, String seen) {
        health = next;
        lastCheck = seen;
        suspect = false;
    }

    /** A request could not reach it: a reason to check it sooner. */
    public void suspect() {
        suspect = true;
    }

    public boolean suspected() {
        return suspect;
    }

    public int inFlight() {
        return inFlight.get();
    }

    public void begin() {
        inFlight.incrementAndGet();
    }

    public void end() {
        inFlight.decrementAndGet();
    }

    void remove(long nowNanos) {
        removedAtNanos = nowNanos;
        removed = true;
    }

    /** Out of the table: it gets no new request and finishes those it has. */
    public boolean draining() {
        return removed;
    }

    /** Whether it has been draining for longer than this. */
    public boolean drainingLongerThan(long nanos, long nowNanos) {
        return removed && nowNanos - removedAtNanos > nanos;
    }
}
