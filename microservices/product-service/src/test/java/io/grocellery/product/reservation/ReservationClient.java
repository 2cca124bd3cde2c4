package io.grocellery.product.reservation;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What order-service says to product-service, and the means to look at the stock meanwhile. */
final class ReservationClient {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ServiceUnderTest service;

    ReservationClient(ServiceUnderTest service) {
        this.service = service;
    }

    /** A product of its own with so much in stock. */
    UUID product(int available) {
        Map<String, Object> draft = Map.of(
                "sku", "RES-" + NUMBERS.incrementAndGet(),
                "name", "Reserved thing",
                "description", "",
                "category", "Tests",
                "unit", "each",
                "price", Map.of("amount", 199, "currency", "USD"),
                "taxClass", "REDUCED",
                "available", available);
        Answer added =
                service.post("/products").bearer(admin()).json(draft).send().expect(201);
        return UUID.fromString(added.json().path("id").asString());
    }

    /** Product ids and quantities by turns. */
    Answer reserve(UUID order, Object... lines) {
        return service.post("/reservations")
                .bearer(token())
                .json(body(order, lines))
                .send();
    }

    Answer commit(UUID order) {
        return service.post("/reservations/" + order + "/commit")
                .bearer(token())
                .send();
    }

    Answer release(UUID order) {
        return service.delete("/reservations/" + order).bearer(token()).send();
    }

    int available(UUID product) {
        return service.get("/products/" + product)
                .send()
                .expect(200)
                .json()
                .path("available")
                .asInt();
    }

    int held(UUID product) {
        return service.jdbc()
                .sql("select held from stock where product_id = ?")
                .param(product)
                .query(Integer.class)
                .single();
    }

    String admin() {
        return service.issuer().admin(new UUID(5, 5));
    }

    String token() {
        return service.issuer().service("order-service");
    }

    static Map<String, Object> body(UUID order, Object... lines) {
        List<Map<String, Object>> written = new ArrayList<>();
        for (int i = 0; i < lines.length; i += 2) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("productId", lines[i].toString());
            line.put("quantity", lines[i + 1]);
            written.add(line);
        }
        return Map.of("orderId", order.toString(), "lines", written);
    }
}
