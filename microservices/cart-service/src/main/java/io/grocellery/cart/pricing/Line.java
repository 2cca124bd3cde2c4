package io.grocellery.cart.pricing;

import io.grocellery.cart.catalogue.TaxClass;
import io.grocellery.chassis.money.Money;

/**
 * A line of a cart, as far as money goes.
 *
 * @param total of all of its pieces, without tax, zero or more
 */
public record Line(Money total, TaxClass taxClass) {}
