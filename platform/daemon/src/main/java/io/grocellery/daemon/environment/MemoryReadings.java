package io.grocellery.daemon.environment;

import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.workload.MemoryUse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the components hold, each read at most once in two seconds, however often somebody asks: it is not cheap. */
final class MemoryReadings {

    private static final Duration KEPT = Duration.ofSeconds(2);

    private record Reading(MemoryUse memory, Instant until) {}

    private final Function<ComponentId, Optional<MemoryUse>> source;
    private final InstantSource clock;
    private final Map<ComponentId, Reading> kept = new ConcurrentHashMap<>();

    MemoryReadings(Function<ComponentId, Optional<MemoryUse>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** What is held by all processes of a component; empty when it did not run. */
    Optional<MemoryUse> of(ComponentId id) {
        Instant now = clock.instant();
        kept.values().removeIf(reading -> !now.isBefore(reading.until()));
        return Optional.ofNullable(kept.computeIfAbsent(id, unread -> read(unread, now.plus(KEPT))))
                .map(Reading::memory);
    }

    private @Nullable Reading read(ComponentId id, Instant until) {
        return source.apply(id).map(memory -> new Reading(memory, until)).orElse(null);
    }
}
