package io.grocellery.order.stock;

import io.grocellery.chassis.money.Money;
import io.grocellery.order.pricing.TaxClass;
import java.util.List;
import java.util.UUID;

/** Stock held for an order, with the prices it was quoted at. */
public record Reservation(UUID id, Status status, List<Line> lines) {
    /** Where a reservation is in its life; only what is held or committed belongs to the order. */
    public enum Status {
        HELD,
        COMMITTED,
        RELEASED,
        EXPIRED
    }

    public record Line(
            UUID productId,
            String sku,
            String name,
            String category,
            String unit,
            int quantity,
            Money unitPrice,
            TaxClass taxClass,
            int taxRateBasisPoints) {}

    boolean stands() {
        return status == Status.HELD || status == Status.COMMITTED;
    }
}
