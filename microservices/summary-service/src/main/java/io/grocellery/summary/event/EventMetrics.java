package io.grocellery.summary.event;

import io.grocellery.summary.order.KnownOrder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What became of the events that came, and how late they were. */
@Component
class EventMetrics {
    private final Clock clock;
    private final Counter taken;
    private final Counter duplicate;
    private final Counter refused;
    private final Counter ignored;
    private volatile double lag = Double.NaN;

    EventMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        taken = events(registry, "taken");
        duplicate = events(registry, "duplicate");
        refused = events(registry, "refused");
        ignored = events(registry, "ignored");
        Gauge.builder("summaries.lag", () -> lag)
                .baseUnit("seconds")
                .description("From what an order's event tells of to its being taken in; the last one's")
                .register(registry);
    }

    void taken(KnownOrder news) {
        taken.increment();
        lag = Duration.between(news.happenedAt(), clock.instant()).toMillis() / 1000.0;
    }

    void duplicate() {
        duplicate.increment();
    }

    void refused() {
        refused.increment();
    }

    /** Of a type that is of no concern here. */
    void ignored() {
        ignored.increment();
    }

    private static Counter events(MeterRegistry registry, String outcome) {
        return Counter.builder("summaries.events")
                .description("Events that came")
                .tag("outcome", outcome)
                .register(registry);
    }
}
