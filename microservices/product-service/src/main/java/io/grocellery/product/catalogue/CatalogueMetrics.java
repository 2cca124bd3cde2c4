package io.grocellery.product.catalogue;

import io.grocellery.chassis.metrics.Reading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What can be seen of the shelves as a whole. Not a number while the database cannot be asked. */
@Component
class CatalogueMetrics implements MeterBinder {

    /** Long, since the whole stock is looked through. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Reading<Long> soldOut;

    CatalogueMetrics(Products products, Clock clock) {
        soldOut = new Reading<>(products::countSoldOut, clock, FRESH);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("products.out.of.stock", () -> soldOut.figure(Long::doubleValue))
                .description("Products on sale of which there is none")
                .register(registry);
    }
}
