package io.grocellery.order.events;

import io.grocellery.order.orders.Order;
import io.grocellery.order.orders.OrderEvents;
import io.grocellery.order.outbox.Message;
import java.time.Instant;
import java.util.UUID;

/**
 * A CloudEvent 1.0 in its structured JSON form.
 *
 * @param sequence this event's place among those about the same order, from 1
 */
record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        UUID subject,
        Instant time,
        String datacontenttype,
        String sequence,
        Order data) {
    static final String MEDIA_TYPE = "application/cloudevents+json";

    /** Tells of the order as it was at the event, whatever happened since. */
    static CloudEvent of(Message message, Order order) {
        return new CloudEvent(
                "1.0",
                message.eventId(),
                "/order-service",
                message.type(),
                message.orderId(),
                message.createdAt(),
                "application/json",
                Integer.toString(message.sequence()),
                message.type().equals(OrderEvents.PLACED) ? order.asPlaced() : order);
    }
}
