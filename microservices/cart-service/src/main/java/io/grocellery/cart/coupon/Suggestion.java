package io.grocellery.cart.coupon;

import io.grocellery.chassis.money.Money;

/**
 * A coupon that would count.
 *
 * @param saving what it takes off today's subtotal, more than nothing
 */
public record Suggestion(String code, Money saving) {}
