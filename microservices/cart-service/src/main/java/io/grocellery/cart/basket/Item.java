package io.grocellery.cart.basket;

import java.util.UUID;

/**
 * A product in a cart.
 *
 * @param quantity 1 to 99
 */
record Item(UUID productId, int quantity) {

    static final int MOST = 99;

    /** The most different products in a cart. */
    static final int MOST_DIFFERENT = 100;
}
