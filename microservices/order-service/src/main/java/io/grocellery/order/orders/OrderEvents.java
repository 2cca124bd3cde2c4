package io.grocellery.order.orders;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who hears what about an order. Product-service is told what to do with the reservation, every subscriber what
 * happened.
 */
public record OrderEvents(List<String> subscribers) {
    public static final String PLACED = "io.grocellery.order.placed.v1";
    public static final String CANCELLED = "io.grocellery.order.cancelled.v1";
    public static final String COMMIT_RESERVATION = "reservation.commit";
    public static final String RELEASE_RESERVATION = "reservation.release";
    public static final String STOCK = "product-service";

    static final int PLACED_SEQUENCE = 1;
    static final int CANCELLED_SEQUENCE = 2;

    public OrderEvents {
        subscribers = List.copyOf(subscribers);
    }

    /** Outbox rows yet to be written, by columns: each destination and the type of what it is sent. */
    public record Messages(int sequence, List<String> destinations, List<String> types) {}

    public Messages placed() {
        return messages(PLACED_SEQUENCE, COMMIT_RESERVATION, PLACED);
    }

    Messages cancelled() {
        return messages(CANCELLED_SEQUENCE, RELEASE_RESERVATION, CANCELLED);
    }

    private Messages messages(int sequence, String forStock, String forSubscribers) {
        return new Messages(
                sequence,
                column(STOCK, subscribers),
                column(forStock, Collections.nCopies(subscribers.size(), forSubscribers)));
    }

    private static List<String> column(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }
}
