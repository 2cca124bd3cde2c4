package io.grocellery.gateway.routing;

import io.grocellery.core.model.PathPattern;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the value whose pattern fits a path best: an exact pattern first, else the longest prefix by whole segments. */
public final class PathMap<T> {

    private final Map<String, T> exact = new HashMap<>();
    private final Map<String, T> below = new HashMap<>();

    /** {@code /orders/**} stands for {@code /orders} and all below it; {@code /orders} for that path alone. */
    public void put(PathPattern pattern, T value) {
        (pattern.value().endsWith("/**") ? below : exact).put(pattern.prefix(), value);
    }

    /** The best fit for a path that {@link RequestPath} has accepted, or null. */
    public @Nullable T find(String path) {
        T value = exact.get(path);
        String prefix = path;
        while (value == null && !prefix.isEmpty()) {
            value = below.get(prefix);
            prefix = prefix.substring(0, prefix.lastIndexOf('/'));
        }
        return value != null ? value : below.get("/");
    }
}
