/** What a cart costs: pure reckoning in cents. */
@NullMarked
package io.grocellery.cart.pricing;

import org.jspecify.annotations.NullMarked;
