package io.grocellery.daemon.environment;

import io.grocellery.core.supervision.ComponentId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Starts and ends of components, aside of the loop that decides them: ending in good order takes as long as requests
 * take, and a database that recovers starts for long; neither must keep the others waiting. Those of one component
 * follow one another, so that an end finds what the start before it has made.
 */
final class ChangesUnderWay {

    private final Executor threads = action -> Thread.ofVirtual().name("change").start(action);
    private final Map<ComponentId, CompletableFuture<Void>> latest = new ConcurrentHashMap<>();
    private final Set<ComponentId> starting = ConcurrentHashMap.newKeySet();
    private final Set<ComponentId> ending = ConcurrentHashMap.newKeySet();

    /** Those whose start has not returned yet. */
    Set<ComponentId> starting() {
        return Set.copyOf(starting);
    }

    /** Does nothing while a start of that component is under way. */
    void start(ComponentId id, Runnable action) {
        once(starting, id, action);
    }

    /** Does nothing while an end of that component is under way. */
    void stop(ComponentId id, Runnable action) {
        once(ending, id, action);
    }

    private void once(Set<ComponentId> underWay, ComponentId id, Runnable action) {
        if (underWay.add(id)) {
            Runnable change = () -> {
                try {
                    action.run();
                } finally {
                    underWay.remove(id);
                }
            };
            latest.compute(id, (same, before) -> behind(before, change));
        }
    }

    private CompletableFuture<Void> behind(@Nullable CompletableFuture<Void> before, Runnable change) {
        return before == null
                ? CompletableFuture.runAsync(change, threads)
                : before.exceptionally(failed -> null).thenRunAsync(change, threads);
    }
}
