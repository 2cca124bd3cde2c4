package io.grocellery.cart.catalogue;

import io.grocellery.chassis.money.Money;
import java.util.UUID;

/**
 * What a cart needs to know of a product.
 *
 * @param price of one, without tax
 * @param available how many can be had
 */
public record Product(UUID id, String name, String unit, Money price, TaxClass taxClass, int available) {}
