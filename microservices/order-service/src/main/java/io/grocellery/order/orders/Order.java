package io.grocellery.order.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.grocellery.chassis.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody bought. Nothing in it ever changes but for its cancellation.
 *
 * @param number for people to read out; says nothing about how many orders there are
 * @param subtotal the lines before discount and tax
 * @param couponCode the coupon that took off the discount
 */
public record Order(
        UUID id,
        String number,
        OrderStatus status,
        UUID customerId,
        UUID cartId,
        Instant placedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        List<OrderLine> lines,
        Money subtotal,
        Money discount,
        @Nullable String couponCode,
        Money tax,
        Money total) {

    /** By tax class. */
    @JsonProperty
    List<OrderTax> taxes() {
        return OrderTax.of(lines, total.currency());
    }

    /** The order as it was when it was placed. */
    public Order asPlaced() {
        return copy(OrderStatus.PLACED, null, null, lines);
    }

    Order with(List<OrderLine> otherLines) {
        return copy(status, cancelledAt, cancelReason, List.copyOf(otherLines));
    }

    private Order copy(
            OrderStatus otherStatus,
            @Nullable Instant otherCancelledAt,
            @Nullable String otherReason,
            List<OrderLine> otherLines) {
        return new Order(
                id,
                number,
                otherStatus,
                customerId,
                cartId,
                placedAt,
                otherCancelledAt,
                otherReason,
                otherLines,
                subtotal,
                discount,
                couponCode,
                tax,
                total);
    }
}
