package io.grocellery.daemon.environment;

import io.grocellery.core.delivery.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The bounds between which services count their response times: some that suit most services, and those that users are
 * promised and releases are judged by, so that how many were within is known and not guessed between two bounds.
 */
final class LatencyBounds {

    private static final List<Duration> USUAL = List.of(
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2));

    private final TreeSet<Duration> bounds = new TreeSet<>(USUAL);

    LatencyBounds(Delivery delivery) {
        bounds.add(delivery.objectives().responseTimeP95());
        bounds.add(delivery.rollout().policy().stalledAfter());
    }

    /** As Spring Boot reads them: {@code 10ms,50ms}. */
    @Override
    public String toString() {
        return bounds.stream().map(bound -> bound.toMillis() + "ms").collect(Collectors.joining(","));
    }
}
