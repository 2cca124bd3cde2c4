package io.grocellery.cart.events;

import io.grocellery.cart.basket.Carts;
import io.grocellery.chassis.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Takes CloudEvents of orders. They come at least once, so taking one again changes nothing; those of other types are
 * none of a cart's business.
 */
@RestController
@Tag(name = "Events", description = "For other services.")
class OrderEvents {

    private static final String PLACED = "io.grocellery.order.placed.v1";

    private final Carts carts;

    OrderEvents(Carts carts) {
        this.carts = carts;
    }

    @PostMapping(
            path = "/carts/events",
            consumes = {"application/cloudevents+json", MediaType.APPLICATION_JSON_VALUE})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes an event; a placed order's cart changes no more")
    void take(@RequestBody JsonNode event) {
        if (text(event, "/type").equals(PLACED)) {
            carts.order(uuid(event, "/data/cartId"), uuid(event, "/data/id"));
        }
    }

    private static String text(JsonNode event, String path) {
        JsonNode value = event.at(path);
        if (!value.isString()) {
            throw malformed(path);
        }
        return value.asString();
    }

    private static UUID uuid(JsonNode event, String path) {
        try {
            return UUID.fromString(text(event, path));
        } catch (IllegalArgumentException e) {
            throw malformed(path);
        }
    }

    private static ProblemException malformed(String path) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "malformed-event", "the event's " + path + " is missing or not valid");
    }
}
