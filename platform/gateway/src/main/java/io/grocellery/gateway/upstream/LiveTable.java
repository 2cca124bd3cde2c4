package io.grocellery.gateway.upstream;

import io.grocellery.core.model.PathPattern;
import io.grocellery.gateway.routing.PathMap;
import io.grocellery.gateway.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table ready to serve: routes found by path, releases with their instances. Immutable but for the instances' state. */
public final class LiveTable {

    private final Table table;
    private final List<LiveRoute> routes;
    private final PathMap<Target> targets = new PathMap<>();

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

    private void register(List<PathPattern> paths, Target target) {
        for (PathPattern path : paths) {
            targets.put(path, target);
        }
    }
}
