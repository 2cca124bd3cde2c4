/** Coupons and what they take off. */
@NullMarked
package io.grocellery.cart.coupon;

import org.jspecify.annotations.NullMarked;
