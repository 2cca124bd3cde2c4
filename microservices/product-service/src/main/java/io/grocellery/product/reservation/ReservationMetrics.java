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
        held = counter(registry, "reservations.held", "Reservations made");
        outOfStock = counter(registry, "stock.outs", "Reservations refused for lack of stock");
        missingLines =
                counter(registry, "stock.shortages", "Products that a refused reservation asked too many of, by lines");
        committed = counter(registry, "reservations.committed", "Reservations sold in time");
        committedLate = counter(registry, "reservations.committed.late", "Reservations sold after they had expired");
        released = counter(registry, "reservations.released", "Requests to put stock back");
        expired = counter(registry, "reservations.expired", "Reservations held too long, whose stock went back");
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

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
