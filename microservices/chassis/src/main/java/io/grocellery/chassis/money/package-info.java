/** Amounts of money. */
@NullMarked
package io.grocellery.chassis.money;

import org.jspecify.annotations.NullMarked;
