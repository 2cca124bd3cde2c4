package io.grocellery.order.stock;

import java.util.UUID;

/** An order id has a reservation already, but not one that serves: expired, released, or for other goods. */
public final class StaleReservationException extends RuntimeException {
    StaleReservationException(UUID orderId, String state) {
        super("the reservation of order " + orderId + " cannot be used: " + state);
    }
}
