package io.grocellery.summary.order;

import io.grocellery.chassis.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as an event of order-service tells it. Fields that are not known here are ignored, so that order-service
 * can add some without asking.
 *
 * @param discount what the coupon took off the subtotal, never negative
 * @param tax the sum of {@code taxes}
 * @param total subtotal less discount plus tax
 */
public record Order(
        UUID id,
        String number,
        UUID customerId,
        Instant placedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        List<OrderLine> lines,
        Money subtotal,
        Money discount,
        @Nullable String couponCode,
        List<TaxLine> taxes,
        Money tax,
        Money total) {
    private static final int MOST_LINES = 1000;
    private static final int MOST_TAXES = 100;

    public Order {
        id = Values.required(id, "id");
        number = Values.text(number, "number", 64);
        customerId = Values.required(customerId, "customerId");
        placedAt = Values.moment(placedAt, "placedAt");
        cancelledAt = cancelledAt == null ? null : Values.moment(cancelledAt, "cancelledAt");
        cancelReason = Values.optionalText(cancelReason, 500);
        lines = Values.some(lines, "lines", MOST_LINES);
        subtotal = Values.money(subtotal, "subtotal");
        discount = Values.money(discount, "discount");
        couponCode = Values.optionalText(couponCode, 64);
        taxes = Values.some(taxes, "taxes", MOST_TAXES);
        tax = Values.money(tax, "tax");
        total = Values.money(total, "total");
    }

    /** The UTC day whose sales figures the order belongs to, also when it is cancelled on a later one. */
    public LocalDate day() {
        return LocalDate.ofInstant(placedAt, ZoneOffset.UTC);
    }

    /** How many pieces or pounds or bunches were bought: the sum of the quantities. */
    public long units() {
        return lines.stream().mapToLong(OrderLine::quantity).sum();
    }
}
