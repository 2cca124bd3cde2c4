/** Stock set aside for orders: held, committed, released, expired. */
@NullMarked
package io.grocellery.product.reservation;

import org.jspecify.annotations.NullMarked;
