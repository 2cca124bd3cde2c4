package io.grocellery.daemon.environment;

import io.grocellery.core.workload.Instance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which instances answered that they are ready less than a second ago. Whether the process is there is looked at more
 * often; asking it costs the process itself some milliseconds of a processor each time.
 */
final class ReadyLately {

    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Map<Instance, Instant> until = new ConcurrentHashMap<>();

    ReadyLately(InstantSource clock) {
        this.clock = clock;
    }

    boolean contains(Instance instance) {
        return clock.instant().isBefore(until.getOrDefault(instance, Instant.MIN));
    }

    /** It has just said so. */
    void add(Instance instance) {
        Instant now = clock.instant();
        until.values().removeIf(end -> !now.isBefore(end));
        until.put(instance, now.plus(BELIEVED));
    }
}
