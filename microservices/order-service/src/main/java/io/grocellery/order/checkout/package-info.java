/**
 * From a cart to exactly one order.
 *
 * <p>An idempotency key owns one row, the claim, which names the order's id before anything is asked of anybody. What
 * happens when the process dies, at any moment:
 * <ul>
 *   <li>before the order is written: nothing was promised. The lease of the claim ends, and the next request with this
 *       key goes on with the same order id, finding the reservation it already made; without one, the reservation
 *       expires in product-service.
 *   <li>after: the order, its finished claim and its outbox rows are there, all or none, as one statement wrote them.
 *       The relay commits the reservation and tells the others; the same key is answered with this order.
 * </ul>
 * A failure (not a crash) gives up the order id in the transaction that also queues the release of its reservation, so
 * stock held by a request whose answer was lost comes back too. Every write of a claim names its epoch: an owner that was
 * slow and lost its lease changes nothing.
 */
@NullMarked
package io.grocellery.order.checkout;

import org.jspecify.annotations.NullMarked;
