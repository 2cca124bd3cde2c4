/** The catalogue, its stock, and the reservations that checkout makes of it. */
@NullMarked
package io.grocellery.product;

import org.jspecify.annotations.NullMarked;
