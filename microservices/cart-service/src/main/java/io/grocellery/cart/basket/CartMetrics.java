package io.grocellery.cart.basket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How carts begin and end. One that was abandoned may still be ordered: it is counted as both then. */
@Component
class CartMetrics {

    private final Counter created;
    private final Counter checkedOut;
    private final Counter abandoned;

    CartMetrics(MeterRegistry registry) {
        created = counter(registry, "carts.created", "Carts begun");
        checkedOut = counter(registry, "carts.checked.out", "Carts that became an order");
        abandoned = counter(registry, "carts.abandoned", "Carts left with something in them, each once");
    }

    void created() {
        created.increment();
    }

    void checkedOut() {
        checkedOut.increment();
    }

    void abandoned(long carts) {
        abandoned.increment((double) carts);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
