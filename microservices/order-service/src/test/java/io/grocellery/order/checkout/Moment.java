package io.grocellery.order.checkout;

/** Between two effects of a checkout. */
enum Moment {
    BEFORE_CLAIM,
    AFTER_CLAIM,
    AFTER_CART,
    AFTER_RESERVATION,
    AFTER_ORDER,
    BEFORE_RELINQUISH,
    AFTER_RELINQUISH,
    BEFORE_ABANDON,
    AFTER_ABANDON
}
