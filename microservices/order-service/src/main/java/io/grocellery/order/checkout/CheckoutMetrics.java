package io.grocellery.order.checkout;

import io.grocellery.chassis.outbound.UpstreamProblemException;
import io.grocellery.chassis.outbound.UpstreamUnavailableException;
import io.grocellery.chassis.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** {@code orders.placed}, and {@code checkout.failures} by reason: a problem's code, or what was away. */
@Component
class CheckoutMetrics {
    private final MeterRegistry registry;
    private final Counter created;

    CheckoutMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.created = registry.counter("orders.placed");
    }

    void created() {
        created.increment();
    }

    <T> T countingFailures(Supplier<T> checkout) {
        try {
            return checkout.get();
        } catch (RuntimeException failure) {
            registry.counter("checkout.failures", "reason", reason(failure)).increment();
            throw failure;
        }
    }

    private static String reason(RuntimeException failure) {
        return switch (failure) {
            case ProblemException problem -> problem.code();
            case UpstreamUnavailableException away -> "upstream-unavailable";
            case UpstreamProblemException problem -> "upstream-refused";
            case DataAccessException database -> "database";
            default -> "unexpected";
        };
    }
}
