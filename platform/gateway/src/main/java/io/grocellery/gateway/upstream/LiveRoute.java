package io.grocellery.gateway.upstream;

import io.grocellery.gateway.routing.WeightedDraw;
import io.grocellery.gateway.table.Table;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A route with its releases. */
public final class LiveRoute implements LiveTable.Target {

    private final Table.Route route;
    private final LiveBackend[] backends;

    LiveRoute(Table.Route route, List<LiveBackend> backends) {
        this.route = route;
        this.backends = backends.toArray(LiveBackend[]::new);
    }

    public Table.Route route() {
        return route;
    }

    public List<LiveBackend> backends() {
        return List.of(backends);
    }

    /** Draws the release for one request among those with an instance that is in; null when there is none. */
    public @Nullable LiveBackend draw(RandomGenerator random) {
        int drawn = WeightedDraw.draw(backends.length, i -> backends[i].weight(), i -> backends[i].available(), random);
        return drawn < 0 ? null : backends[drawn];
    }

    /** The release a client asks for by name, whatever its weight; null when it is not here or has no instance in. */
    public @Nullable LiveBackend pinned(String release) {
        for (LiveBackend backend : backends) {
            if (backend.release().equals(release) && backend.available()) {
                return backend;
            }
        }
        return null;
    }
}
