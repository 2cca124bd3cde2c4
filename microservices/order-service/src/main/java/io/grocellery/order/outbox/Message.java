package io.grocellery.order.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing one destination has to hear about one order.
 *
 * @param sequence its place among the messages about this order, from 1
 * @param eventId the same for every destination of one event, and for every attempt
 * @param attempts how often it was tried, this time included
 * @param traceparent where in which trace it was written; empty when in none
 */
public record Message(
        UUID orderId,
        String destination,
        int sequence,
        String type,
        UUID eventId,
        Instant createdAt,
        int attempts,
        String traceparent) {}
