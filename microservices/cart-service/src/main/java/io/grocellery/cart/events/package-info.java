/** What the other services say has happened. */
@NullMarked
package io.grocellery.cart.events;

import org.jspecify.annotations.NullMarked;
