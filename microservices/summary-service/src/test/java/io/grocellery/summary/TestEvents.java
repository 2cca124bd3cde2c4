package io.grocellery.summary;

import io.grocellery.summary.order.Order;
import io.grocellery.summary.order.TestOrders;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as order-service sends them. */
final class TestEvents {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TestEvents() {}

    static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }

    static ObjectNode placed(Order order) {
        return event("placed", 1, UUID.randomUUID(), order);
    }

    static ObjectNode cancelled(Order order) {
        return event("cancelled", 2, UUID.randomUUID(), TestOrders.cancelled(order, "changed my mind"));
    }

    static ObjectNode event(String what, long sequence, UUID id, Order order) {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id.toString())
                .put("source", "/order-service")
                .put("type", "io.grocellery.order." + what + ".v1")
                .put("subject", order.id().toString())
                .put("time", order.placedAt().toString())
                .put("datacontenttype", "application/json")
                .put("sequence", Long.toString(sequence));
        var data = JSON.<ObjectNode>valueToTree(order);
        data.put("status", what.equals("cancelled") ? "CANCELLED" : "PLACED");
        data.put("cartId", UUID.randomUUID().toString());
        event.set("data", data);
        return event;
    }
}
