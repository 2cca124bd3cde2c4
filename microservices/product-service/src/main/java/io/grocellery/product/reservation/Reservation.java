package io.grocellery.product.reservation;

import io.grocellery.chassis.money.Money;
import io.grocellery.product.catalogue.TaxClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Stock set aside for an order, at the prices first quoted.
 *
 * @param id the order's
 * @param expiresAt when a reservation that is still held gives the stock back
 */
record Reservation(UUID id, Instant expiresAt, ReservationStatus status, List<Line> lines) {

    /** So many of a product, as it was when the reservation was made. */
    record Line(
            UUID productId,
            String sku,
            String name,
            String category,
            String unit,
            int quantity,
            Money unitPrice,
            TaxClass taxClass) {

        // part of the JSON, like a component
        @com.fasterxml.jackson.annotation.JsonProperty
        int taxRateBasisPoints() {
            return taxClass.basisPoints();
        }
    }

    Reservation {
        lines = List.copyOf(lines);
    }

    /** As it stands at a moment: a hold is over when its time is, swept up or not. */
    Reservation at(Instant now) {
        boolean over = status == ReservationStatus.HELD && !now.isBefore(expiresAt);
        return over ? new Reservation(id, expiresAt, ReservationStatus.EXPIRED, lines) : this;
    }

    /** Whether a request asks for the same, in whatever order. */
    boolean answers(ReservationRequest request) {
        return quantities().equals(request.quantities());
    }

    private Map<UUID, Integer> quantities() {
        return lines.stream().collect(Collectors.toMap(Line::productId, Line::quantity));
    }
}
