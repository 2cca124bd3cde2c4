package io.grocellery.order.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.money.Money;
import io.grocellery.order.orders.Order;
import io.grocellery.order.orders.OrderEvents;
import io.grocellery.order.orders.OrderLine;
import io.grocellery.order.orders.OrderStatus;
import io.grocellery.order.outbox.Message;
import io.grocellery.order.pricing.TaxClass;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How large an event can be: subscribers read bodies of up to 256 KiB and must never refuse one. */
class CloudEventSizeTest {

    /** What the tests of the subscribers send. */
    private static final int BYTES = 128 * 1024;

    private static final int MOST_LINES = 100;
    private static final int MOST_OF_ONE = 99;
    private static final Money HIGHEST_PRICE = Money.usd(1_000_000);
    /** Three bytes in UTF-8 for one of the characters that product-service counts; no other takes more. */
    private static final String WIDE = "食";

    @Test
    void aHundredLinesOfTheLongestProductsFitTwice() {
        Instant now = Instant.parse("2026-11-24T03:48:08.123456789Z");
        List<OrderLine> lines = Collections.nCopies(MOST_LINES, longest());
        Order order = new Order(
                id(),
                "G-0000-0000-0000-0000",
                OrderStatus.CANCELLED,
                id(),
                id(),
                now,
                now,
                WIDE.repeat(200),
                lines,
                HIGHEST_PRICE.times(MOST_OF_ONE * MOST_LINES),
                HIGHEST_PRICE.times(MOST_OF_ONE * MOST_LINES),
                WIDE.repeat(40),
                HIGHEST_PRICE.times(MOST_OF_ONE * MOST_LINES),
                HIGHEST_PRICE.times(MOST_OF_ONE * MOST_LINES));
        Message message = new Message(order.id(), "summary-service", 2, OrderEvents.CANCELLED, id(), now, 1, "");

        byte[] event = JsonMapper.builder().build().writeValueAsBytes(CloudEvent.of(message, order));

        assertThat(event).hasSizeBetween(BYTES / 2, BYTES);
    }

    private static OrderLine longest() {
        return new OrderLine(
                id(),
                "S".repeat(40),
                WIDE.repeat(120),
                WIDE.repeat(60),
                WIDE.repeat(30),
                MOST_OF_ONE,
                HIGHEST_PRICE,
                HIGHEST_PRICE.times(MOST_OF_ONE),
                HIGHEST_PRICE.times(MOST_OF_ONE),
                TaxClass.STANDARD,
                9_999,
                HIGHEST_PRICE.times(MOST_OF_ONE));
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
