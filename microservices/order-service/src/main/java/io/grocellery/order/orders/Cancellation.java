package io.grocellery.order.orders;

import io.grocellery.chassis.problem.ProblemException;
import io.grocellery.chassis.security.Caller;
import io.grocellery.order.outbox.Relay;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** An order may be taken back for a while; its stock returns and everybody hears of it by the outbox. */
@Component
class Cancellation {
    static final Duration WINDOW = Duration.ofMinutes(30);

    private final OrderStore orders;
    private final Relay relay;
    private final InstantSource clock;

    Cancellation(OrderStore orders, Relay relay, InstantSource clock) {
        this.orders = orders;
        this.relay = relay;
        this.clock = clock;
    }

    /** Cancels, unless somebody already has; in any case the cancelled order is given back. */
    Order cancel(Order order, Caller caller) {
        if (order.status() == OrderStatus.CANCELLED) {
            return order;
        }
        requireRecent(order);
        orders.cancel(order.id(), reason(order, caller));
        relay.wake();
        return orders.find(order.id()).orElseThrow();
    }

    private void requireRecent(Order order) {
        if (clock.instant().isAfter(order.placedAt().plus(WINDOW))) {
            throw new ProblemException(
                            HttpStatus.CONFLICT,
                            "cancellation-too-late",
                            "order " + order.number() + " could be cancelled within " + WINDOW.toMinutes()
                                    + " minutes of being placed")
                    .with("placedAt", order.placedAt());
        }
    }

    private static String reason(Order order, Caller caller) {
        return order.customerId().equals(caller.id()) ? "cancelled-by-customer" : "cancelled-by-administrator";
    }
}
