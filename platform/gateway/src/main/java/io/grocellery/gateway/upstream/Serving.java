package io.grocellery.gateway.upstream;

import io.grocellery.gateway.table.Table;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The table in force. Requests read it once each; a swap is one write, so no request sees half of it. */
public final class Serving {

    private static final long MEMORY_MILLIS = 900_000;

    private final Upstreams upstreams;
    private final InstantSource clock;
    private final Deque<Adoption> adoptions = new ArrayDeque<>();
    private volatile LiveTable live;

    /** When a table came into force; evidence from before has other weights. */
    public record Adoption(long version, long atEpochMillis) {}

    public Serving(Table table, Upstreams upstreams, InstantSource clock) {
        this.upstreams = upstreams;
        this.clock = clock;
        this.live = upstreams.adopt(table);
        adoptions.add(new Adoption(table.version(), clock.millis()));
    }

    public LiveTable live() {
        return live;
    }

    public Table table() {
        return live.table();
    }

    public Upstreams upstreams() {
        return upstreams;
    }

    /** Serves by this table from now on. */
    public synchronized void adopt(Table table) {
        live = upstreams.adopt(table);
        long now = clock.millis();
        while (adoptions.size() > 1 && now - adoptions.getFirst().atEpochMillis() > MEMORY_MILLIS) {
            adoptions.removeFirst();
        }
        adoptions.add(new Adoption(table.version(), now));
    }

    /** The tables of the last 15 minutes, oldest first. */
    public synchronized List<Adoption> adoptions() {
        return List.copyOf(adoptions);
    }
}
