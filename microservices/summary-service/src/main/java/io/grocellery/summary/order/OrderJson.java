package io.grocellery.summary.order;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders as JSON, in events and at rest. Unlike requests they may hold fields that are not known here: order-service
 * adds some without asking, and so does a newer release of this service that this one has to replace.
 */
@Component
public class OrderJson {
    private final JsonMapper json;

    public OrderJson(JsonMapper json) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /**
     * An order out of an event.
     *
     * @throws tools.jackson.databind.DatabindException for what is no order; its path names the field
     */
    public Order read(JsonNode order) {
        return json.treeToValue(order, Order.class);
    }

    Order read(String order) {
        return json.readValue(order, Order.class);
    }

    String write(Order order) {
        return json.writeValueAsString(order);
    }
}
