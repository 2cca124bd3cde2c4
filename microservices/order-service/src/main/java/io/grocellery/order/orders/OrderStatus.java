package io.grocellery.order.orders;

/** Where an order is in its life. */
public enum OrderStatus {
    PLACED,
    CANCELLED
}
