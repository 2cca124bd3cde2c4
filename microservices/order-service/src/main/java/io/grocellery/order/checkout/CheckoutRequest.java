package io.grocellery.order.checkout;

import java.util.UUID;

/** Somebody wants a cart ordered, once per key. */
record CheckoutRequest(UUID customerId, String key, UUID cartId) {}
