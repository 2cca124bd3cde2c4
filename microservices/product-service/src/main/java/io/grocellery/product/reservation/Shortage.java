package io.grocellery.product.reservation;

import java.util.UUID;

/** Too little of a product. */
record Shortage(UUID productId, int requested, int available) {}
