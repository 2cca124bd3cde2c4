package io.grocellery.product.reservation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What an operator wants to see of reservations: how they end, and how often stock lacks. */
@Component
class ReservationMetrics {

    private final Counter held;
    private final Counter outOfStock;
    private final Counter missingLines;
    private final Counter committed;
    private final Counter committedLate;
    private final Counter released;
    private final Counter expired;

    ReservationMetrics(MeterRegistry registry) {
        held = reservations(registry, "held");
        outOfStock = reservations(registry, "out-of-stock");
        committed = reservations(registry, "committed");
        committedLate = reservations(registry, "committed-late");
        released = reservations(registry, "released");
        expired = reservations(registry, "expired");
        missingLines = Counter.builder("grocellery.stock.shortages")
                .description("Products that a refused reservation asked too many of")
                .register(registry);
    }

    void held() {
        held.increment();
    }

    void outOfStock(int lines) {
        outOfStock.increment();
        missingLines.increment(lines);
    }

    void committed() {
        committed.increment();
    }

    /** Committed after it had expired. */
    void committedLate() {
        committedLate.increment();
    }

    void released() {
        released.increment();
    }

    void expired(int count) {
        expired.increment(count);
    }

    private static Counter reservations(MeterRegistry registry, String outcome) {
        return Counter.builder("grocellery.reservations")
                .description("What became of reservations")
                .tag("outcome", outcome)
                .register(registry);
    }
}
