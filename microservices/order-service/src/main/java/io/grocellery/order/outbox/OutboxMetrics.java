package io.grocellery.order.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * {@code outbox.age} (seconds the oldest message waits), {@code outbox.depth} and {@code outbox.dead} by destination.
 * Not a number while the database cannot be asked.
 */
@Component
class OutboxMetrics implements MeterBinder {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final InstantSource clock;
    private final List<String> destinations;
    private List<Backlog> backlog = List.of();
    private Instant staleAt = Instant.MIN;

    OutboxMetrics(Outbox outbox, InstantSource clock, List<Destinations> destinations) {
        this.outbox = outbox;
        this.clock = clock;
        this.destinations = destinations.stream()
                .flatMap(some -> some.all().stream())
                .map(Destination::name)
                .toList();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        destinations.forEach(destination -> bind(registry, destination));
    }

    private void bind(MeterRegistry registry, String destination) {
        gauge("outbox.age", destination, backlog -> backlog.age().toMillis() / 1000.0)
                .baseUnit("seconds")
                .register(registry);
        gauge("outbox.depth", destination, Backlog::waiting).register(registry);
        gauge("outbox.dead", destination, Backlog::dead).register(registry);
    }

    private Gauge.Builder<?> gauge(String name, String destination, ToDoubleFunction<Backlog> figure) {
        return Gauge.builder(name, () -> measure(destination, figure)).tag("destination", destination);
    }

    private double measure(String destination, ToDoubleFunction<Backlog> figure) {
        try {
            return figure.applyAsDouble(backlog(destination));
        } catch (RuntimeException failure) {
            return Double.NaN;
        }
    }

    private Backlog backlog(String destination) {
        return backlog().stream()
                .filter(backlog -> backlog.destination().equals(destination))
                .findFirst()
                .orElse(Backlog.none(destination));
    }

    /** One question to the database for all gauges of one scrape. */
    private synchronized List<Backlog> backlog() {
        Instant now = clock.instant();
        if (!now.isBefore(staleAt)) {
            backlog = outbox.backlog();
            staleAt = now.plus(FRESH);
        }
        return backlog;
    }
}
