package io.grocellery.gateway.upstream;

import io.grocellery.core.model.PathPattern;
import io.grocellery.gateway.routing.JourneyMap;
import io.grocellery.gateway.routing.PathMap;
import io.grocellery.gateway.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table ready to serve: routes found by path, releases with their instances. Immutable but for the instances' state. */
public final class LiveTable {

    private final Table table;
    private final List<LiveRoute> routes;
    private final PathMap<Target> targets = new PathMap<>();
    private final JourneyMap journeys = new JourneyMap();

    /** What a path leads to. */
    public sealed interface Target permits LiveRoute, StaticTarget {}

    /** A path that leads to files. */
    public record StaticTarget(Table.Statics statics) implements Target {}

    LiveTable(Table table, List<LiveRoute> routes) {
        this.table = table;
        this.routes = List.copyOf(routes);
        for (LiveRoute route : routes) {
            register(route.route().paths(), route);
        }
        for (Table.Statics statics : table.statics()) {
            register(statics.paths(), new StaticTarget(statics));
        }
        table.journeys().forEach(journey -> journeys.put(journey.name(), journey.requests()));
    }

    public Table table() {
        return table;
    }

    public List<LiveRoute> routes() {
        return routes;
    }

    public @Nullable Target find(String path) {
        return targets.find(path);
    }

    /** The name of the journey that a request belongs to; null when it is part of none. */
    public @Nullable String journey(String method, String path) {
        return journeys.find(method, path);
    }

    private void register(List<PathPattern> paths, Target target) {
        for (PathPattern path : paths) {
            targets.put(path, target);
        }
    }
}
