package io.grocellery.gateway.routing;

import io.grocellery.core.model.RequestPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the journey that a request belongs to: the first one with a pattern that it fits. */
public final class JourneyMap {

    private record Entry(RequestPattern pattern, String journey) {}

    private Entry[] entries = {};

    /** Adds a journey after those that are there. */
    public void put(String journey, List<RequestPattern> patterns) {
        List<Entry> next = new ArrayList<>(List.of(entries));
        patterns.forEach(pattern -> next.add(new Entry(pattern, journey)));
        entries = next.toArray(Entry[]::new);
    }

    /** The journey of a request whose path {@link RequestPath} has accepted; null when it is part of none. */
    public @Nullable String find(String method, String path) {
        for (Entry entry : entries) {
            if (entry.pattern().matches(method, path)) {
                return entry.journey();
            }
        }
        return null;
    }
}
