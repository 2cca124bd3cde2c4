/** The carts of guests and shoppers. */
@NullMarked
package io.grocellery.cart;

import org.jspecify.annotations.NullMarked;
