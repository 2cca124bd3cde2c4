/** Orders as their events tell them, and the newest that is known of each. */
@NullMarked
package io.grocellery.summary.order;

import org.jspecify.annotations.NullMarked;
