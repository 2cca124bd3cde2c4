package io.grocellery.summary.receipt;

import io.grocellery.chassis.money.Money;
import io.grocellery.summary.order.KnownOrder;
import io.grocellery.summary.order.OrderLine;
import io.grocellery.summary.order.TaxLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as JSON.
 *
 * @param status {@code PLACED} or {@code CANCELLED}; the sums of a cancelled order are those it had
 * @param units the sum of the quantities
 */
record Receipt(
        UUID orderId,
        String number,
        String status,
        UUID customerId,
        Instant placedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        List<OrderLine> lines,
        long units,
        Money subtotal,
        Money discount,
        @Nullable String couponCode,
        List<TaxLine> taxes,
        Money tax,
        Money total) {

    static Receipt of(KnownOrder known) {
        var order = known.order();
        return new Receipt(
                order.id(),
                order.number(),
                known.cancelled() ? "CANCELLED" : "PLACED",
                order.customerId(),
                order.placedAt(),
                order.cancelledAt(),
                order.cancelReason(),
                order.lines(),
                order.units(),
                order.subtotal(),
                order.discount(),
                order.couponCode(),
                order.taxes(),
                order.tax(),
                order.total());
    }
}
