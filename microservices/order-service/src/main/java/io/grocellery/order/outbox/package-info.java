/**
 * The transactional outbox: rows written in the transaction they tell of, delivered at least once, in sequence for each
 * order and destination.
 *
 * <p>A row carries no payload: an order never changes but for its cancellation, so what is to be said is made from the
 * order when it is said. A delivered row is deleted. A {@link io.grocellery.order.outbox.Relay} runs in every instance;
 * they share the rows by leases, so that no connection is held while a message is under way.
 */
@NullMarked
package io.grocellery.order.outbox;

import org.jspecify.annotations.NullMarked;
