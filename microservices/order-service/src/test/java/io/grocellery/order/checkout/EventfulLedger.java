package io.grocellery.order.checkout;

import io.grocellery.chassis.id.IdSource;
import io.grocellery.chassis.telemetry.Traces;
import io.grocellery.order.orders.Order;
import io.grocellery.order.orders.OrderEvents;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real ledger, with something happening before and after what it does. */
final class EventfulLedger extends Ledger {
    private final Moments moments;

    EventfulLedger(
            Moments moments,
            JdbcClient jdbc,
            OrderEvents events,
            IdSource ids,
            InstantSource clock,
            CheckoutSettings settings,
            Traces traces) {
        super(jdbc, events, ids, clock, settings, traces);
        this.moments = moments;
    }

    @Override
    Claim claim(CheckoutRequest request) {
        moments.reach(Moment.BEFORE_CLAIM);
        Claim claim = super.claim(request);
        moments.reach(Moment.AFTER_CLAIM);
        return claim;
    }

    @Override
    boolean place(CheckoutRequest request, Claim.Owned claim, Order order) {
        moments.reach(Moment.AFTER_RESERVATION);
        boolean placed = super.place(request, claim, order);
        moments.reach(Moment.AFTER_ORDER);
        return placed;
    }

    @Override
    boolean relinquish(CheckoutRequest request, Claim.Owned claim) {
        moments.reach(Moment.BEFORE_RELINQUISH);
        boolean ours = super.relinquish(request, claim);
        moments.reach(Moment.AFTER_RELINQUISH);
        return ours;
    }

    @Override
    boolean abandon(CheckoutRequest request, Claim.Owned claim) {
        moments.reach(Moment.BEFORE_ABANDON);
        boolean ours = super.abandon(request, claim);
        moments.reach(Moment.AFTER_ABANDON);
        return ours;
    }
}
