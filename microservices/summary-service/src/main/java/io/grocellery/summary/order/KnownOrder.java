package io.grocellery.summary.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order as the newest event that arrived about it tells it. */
public record KnownOrder(Order order, Revision revision) {

    public boolean cancelled() {
        return revision.cancelled();
    }

    /** When the order was placed, or cancelled if it is. */
    public Instant happenedAt() {
        Instant cancelledAt = order.cancelledAt();
        return cancelledAt == null ? order.placedAt() : cancelledAt;
    }

    boolean isNewsAfter(@Nullable KnownOrder known) {
        return known == null || revision.supersedes(known.revision);
    }
}
