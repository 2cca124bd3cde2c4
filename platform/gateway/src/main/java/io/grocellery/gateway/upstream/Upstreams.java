package io.grocellery.gateway.upstream;

import io.grocellery.gateway.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** All instances of the present table, and the removed ones until they have finished. One writer at a time. */
public final class Upstreams {

    private record Key(String route, String release, Table.Instance instance) {}

    /** A request that read the old table a moment ago may still be about to begin. */
    private static final long SETTLE_NANOS = 200_000_000;

    private final LongSupplier nanos;
    private final Map<Key, Upstream> present = new HashMap<>();
    private final List<Upstream> leaving = new ArrayList<>();

    public Upstreams(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Brings a table to life; instances that stay keep their health and their count of requests. */
    public synchronized LiveTable adopt(Table table) {
        Map<Key, Upstream> next = new HashMap<>();
        List<LiveRoute> routes = new ArrayList<>();
        for (Table.Route route : table.routes()) {
            routes.add(new LiveRoute(route, backends(route, next)));
        }
        dismissAllBut(next);
        return new LiveTable(table, routes);
    }

    public synchronized List<Upstream> present() {
        return List.copyOf(present.values());
    }

    /** Removed instances that still have, or may be about to get, requests. */
    public synchronized List<Upstream> draining() {
        long now = nanos.getAsLong();
        leaving.removeIf(upstream -> upstream.inFlight() == 0 && upstream.drainingLongerThan(SETTLE_NANOS, now));
        return List.copyOf(leaving);
    }

    private List<LiveBackend> backends(Table.Route route, Map<Key, Upstream> next) {
        List<LiveBackend> backends = new ArrayList<>();
        for (Table.Backend backend : route.backends()) {
            List<Upstream> instances = new ArrayList<>();
            for (Table.Instance instance : backend.instances()) {
                Upstream upstream = keep(new Key(route.name(), backend.release(), instance));
                next.put(new Key(route.name(), backend.release(), instance), upstream);
                instances.add(upstream);
            }
            backends.add(new LiveBackend(backend.release(), backend.weight(), instances));
        }
        return backends;
    }

    private Upstream keep(Key key) {
        Upstream known = present.get(key);
        return known != null ? known : new Upstream(key.release(), key.instance());
    }

    private void dismissAllBut(Map<Key, Upstream> next) {
        for (Map.Entry<Key, Upstream> entry : present.entrySet()) {
            if (!next.containsKey(entry.getKey())) {
                entry.getValue().remove(nanos.getAsLong());
                leaving.add(entry.getValue());
            }
        }
        present.clear();
        present.putAll(next);
    }
}
