package io.grocellery.order.checkout;

import io.grocellery.order.orders.Order;
import io.grocellery.order.orders.OrderLine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How much is ordered, and why what was to be ordered is not. */
@Component
class CheckoutMetrics {
    private final Counter created;
    private final DistributionSummary value;
    private final DistributionSummary items;
    private final Map<FailureReason, Counter> failures;

    CheckoutMetrics(MeterRegistry registry) {
        created = Counter.builder("orders.created")
                .description("Orders written, each once however often it was asked for")
                .register(registry);
        value = DistributionSummary.builder("orders.value")
                .baseUnit("minor_units")
                .description("What orders come to, tax included, in cents")
                .register(registry);
        items = DistributionSummary.builder("orders.items")
                .description("Pieces in an order: the sum of its lines' quantities")
                .register(registry);
        failures = Arrays.stream(FailureReason.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        reason -> failures(registry, reason),
                        (one, other) -> one,
                        () -> new EnumMap<>(FailureReason.class)));
    }

    /** An order is committed. */
    void created(Order order) {
        created.increment();
        value.record((double) order.total().amount());
        items.record(order.lines().stream().mapToInt(OrderLine::quantity).sum());
    }

    <T> T countingFailures(Supplier<T> checkout) {
        try {
            return checkout.get();
        } catch (RuntimeException failure) {
            failed(FailureReason.of(failure)).increment();
            throw failure;
        }
    }

    private Counter failed(FailureReason reason) {
        return Objects.requireNonNull(failures.get(reason));
    }

    private static Counter failures(MeterRegistry registry, FailureReason reason) {
        return Counter.builder("orders.checkout.failures")
                .description("Checkouts that led to no order")
                .tag("reason", reason.word())
                .register(registry);
    }
}
