/** Orders as people and other services see them: reading, listing, cancelling. */
@NullMarked
package io.grocellery.order.orders;

import org.jspecify.annotations.NullMarked;
