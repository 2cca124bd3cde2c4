package io.grocellery.daemon.environment;

import io.grocellery.core.model.EnvironmentName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** When the loops that watch over environments last turned. */
final class Pulse {

    private final InstantSource clock;
    private final Map<Loop, Instant> turns = new ConcurrentHashMap<>();

    /** One of the daemon's loops. */
    record Loop(String name, EnvironmentName environment) {}

    Pulse(InstantSource clock) {
        this.clock = clock;
    }

    void beat(Loop loop) {
        turns.put(loop, clock.instant());
    }

    /** Tells how long ago each loop turned; not much over their period while all is well. */
    void tell(BiConsumer<Loop, Duration> listener) {
        Instant now = clock.instant();
        turns.forEach((loop, turned) -> listener.accept(loop, Duration.between(turned, now)));
    }
}
