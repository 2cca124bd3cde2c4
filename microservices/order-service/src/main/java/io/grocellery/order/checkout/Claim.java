package io.grocellery.order.checkout;

import java.util.UUID;

/** What became of asking for an idempotency key. */
sealed interface Claim {
    UUID orderId();

    /** It is ours until the lease ends; {@code epoch} tells our writes from those of whoever had it before. */
    record Owned(UUID orderId, int epoch) implements Claim {}

    /** Its order is written. */
    record Placed(UUID orderId) implements Claim {}

    /** Somebody else is at it. */
    record Busy(UUID orderId) implements Claim {}
}
