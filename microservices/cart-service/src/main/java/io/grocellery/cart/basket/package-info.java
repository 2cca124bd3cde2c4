/** Carts: whose they are, what is in them, how they change. */
@NullMarked
package io.grocellery.cart.basket;

import org.jspecify.annotations.NullMarked;
