package io.grocellery.order.outbox;

import io.grocellery.chassis.metrics.Reading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * What waits to be told, by destination. It is the table's, which all instances share: each of them shows the same.
 * Not a number while the database cannot be asked.
 */
@Component
class OutboxMetrics implements MeterBinder {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Reading<List<Backlog>> backlogs;
    private final List<String> destinations;

    OutboxMetrics(Outbox outbox, InstantSource clock, List<Destinations> destinations) {
        this.backlogs = new Reading<>(outbox::backlog, clock, FRESH);
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
                .description("How long the oldest undelivered event waits; 0 when none does")
                .baseUnit("seconds")
                .register(registry);
        gauge("outbox.pending", destination, Backlog::waiting)
                .description("Events not delivered yet")
                .register(registry);
        gauge("outbox.dead", destination, Backlog::dead)
                .description("Events put aside because they were refused too often")
                .register(registry);
    }

    private Gauge.Builder<?> gauge(String name, String destination, ToDoubleFunction<Backlog> figure) {
        return Gauge.builder(
                        name, () -> backlogs.figure(present -> figure.applyAsDouble(backlog(present, destination))))
                .tag("destination", destination);
    }

    private static Backlog backlog(List<Backlog> present, String destination) {
        return present.stream()
                .filter(backlog -> backlog.destination().equals(destination))
                .findFirst()
                .orElse(Backlog.none(destination));
    }
}
