package io.grocellery.summary.order;

import org.jspecify.annotations.Nullable;

/** An order as the newest event that arrived about it tells it. */
public record KnownOrder(Order order, Revision revision) {

    public boolean cancelled() {
        return revision.cancelled();
    }

    boolean isNewsAfter(@Nullable KnownOrder known) {
        return known == null || revision.supersedes(known.revision);
    }
}
