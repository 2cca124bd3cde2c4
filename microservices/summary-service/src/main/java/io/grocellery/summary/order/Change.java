package io.grocellery.summary.order;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an event changed in what is known of an order.
 *
 * @param before null when nothing was known of the order
 */
public record Change(@Nullable KnownOrder before, KnownOrder after) {

    /** What has to be taken out of the figures: nothing or one. */
    public Stream<KnownOrder> removed() {
        return Stream.ofNullable(before);
    }
}
