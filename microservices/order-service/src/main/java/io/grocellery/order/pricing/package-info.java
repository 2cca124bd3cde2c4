/**
 * What an order costs: pure arithmetic on minor units (cents), no I/O, no floating point.
 *
 * <p>The discount is taken off the subtotal and spread over the lines; tax is rounded once per tax class on the
 * discounted base and spread likewise, so that the lines always add up to the totals, to the cent.
 */
@NullMarked
package io.grocellery.order.pricing;

import org.jspecify.annotations.NullMarked;
