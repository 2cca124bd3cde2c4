package io.grocellery.product.reservation;

/** Where a reservation stands. */
enum ReservationStatus {
    /** Stock is set aside. */
    HELD,
    /** The order is placed: the stock is sold. */
    COMMITTED,
    /** Given up or cancelled: the stock is back, and the order id is used up. */
    RELEASED,
    /** Held too long: the stock is back, and a commit tries to take it again. */
    EXPIRED
}
