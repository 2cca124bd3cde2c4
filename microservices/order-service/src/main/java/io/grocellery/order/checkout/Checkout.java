package io.grocellery.order.checkout;

import io.grocellery.order.orders.Order;
import io.grocellery.order.orders.OrderStore;
import io.grocellery.order.outbox.Relay;
import io.grocellery.order.stock.Reservation;
import io.grocellery.order.stock.StaleReservationException;
import io.grocellery.order.stock.Stock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Turns a cart into exactly one order, whatever dies when; {@code package-info} says how. */
@Component
class Checkout {
    private static final Logger LOG = LoggerFactory.getLogger(Checkout.class);

    private final Ledger ledger;
    private final Carts carts;
    private final Stock stock;
    private final OrderDraft draft;
    private final OrderStore orders;
    private final Relay relay;
    private final CheckoutMetrics metrics;
    private final Waiting waiting;

    Checkout(
            Ledger ledger,
            Carts carts,
            Stock stock,
            OrderDraft draft,
            OrderStore orders,
            Relay relay,
            CheckoutMetrics metrics,
            Waiting waiting) {
        this.ledger = ledger;
        this.carts = carts;
        this.stock = stock;
        this.draft = draft;
        this.orders = orders;
        this.relay = relay;
        this.metrics = metrics;
        this.waiting = waiting;
    }

    /**
     * The order of this request: a new one, or the one an earlier or simultaneous request with this key led to.
     *
     * @throws io.grocellery.chassis.problem.ProblemException when there is none, and why
     */
    Order place(CheckoutRequest request) {
        Waiting.Patience patience = waiting.begin();
        Optional<Order> order = attempt(request);
        while (order.isEmpty()) {
            patience.rest();
            order = attempt(request);
        }
        return order.get();
    }

    /** Empty when another request is at it, or when this one has to begin again. */
    private Optional<Order> attempt(CheckoutRequest request) {
        return switch (ledger.claim(request)) {
            case Claim.Owned claim -> checkOut(request, claim);
            case Claim.Placed claim -> orders.find(claim.orderId()).map(Order::asPlaced);
            case Claim.Busy busy -> Optional.empty();
        };
    }

    private Optional<Order> checkOut(CheckoutRequest request, Claim.Owned claim) {
        Cart cart = orRelinquish(request, claim, () -> carts.orderable(request.cartId()));
        return orAbandon(request, claim, () -> {
            Reservation reservation = stock.reserve(claim.orderId(), cart.items());
            Order order = draft.of(request, reservation, cart.coupon());
            return ledger.place(request, claim, order) ? placed(order) : Optional.empty();
        });
    }

    private Optional<Order> placed(Order order) {
        relay.wake();
        LOG.info("order {} placed, {} lines", order.number(), order.lines().size());
        metrics.created(order);
        return Optional.of(order);
    }

    private <T> T orRelinquish(CheckoutRequest request, Claim.Owned claim, Supplier<T> phase) {
        try {
            return phase.get();
        } catch (RuntimeException failure) {
            compensate(failure, () -> ledger.relinquish(request, claim));
            throw failure;
        }
    }

    /** A claim that is no longer ours has an answer elsewhere: another owner's, or our own order if only its answer was lost. */
    private Optional<Order> orAbandon(CheckoutRequest request, Claim.Owned claim, Supplier<Optional<Order>> phases) {
        try {
            return phases.get();
        } catch (RuntimeException failure) {
            boolean ours = compensate(failure, () -> ledger.abandon(request, claim));
            relay.wake();
            if (ours && !mayBeginAgain(failure)) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    /** What compensates may fail too; then the lease ends by itself and the reservation expires. */
    private static boolean compensate(RuntimeException failure, BooleanSupplier compensation) {
        try {
            return compensation.getAsBoolean();
        } catch (RuntimeException another) {
            failure.addSuppressed(another);
            throw failure;
        }
    }

    /** With a fresh order id: the old one's reservation is of no use, or the order's number was taken. */
    private static boolean mayBeginAgain(RuntimeException failure) {
        return failure instanceof StaleReservationException || failure instanceof DuplicateKeyException;
    }
}
