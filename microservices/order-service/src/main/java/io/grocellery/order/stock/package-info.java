/** Product-service's stock as the checkout uses it: reserving at once, committing and giving back by the outbox. */
@NullMarked
package io.grocellery.order.stock;

import org.jspecify.annotations.NullMarked;
