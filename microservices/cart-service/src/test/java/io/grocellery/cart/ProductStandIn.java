package io.grocellery.cart;

import io.grocellery.chassis.test.StandIn;
import io.grocellery.chassis.test.StandIn.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks as much of product-service's contract as carts need. */
final class ProductStandIn implements AutoCloseable {

    private final Map<String, Map<String, Object>> products = new ConcurrentHashMap<>();
    private final StandIn http = StandIn.start();

    ProductStandIn() {
        http.answer("GET", "/products", request -> Reply.json(200, page(request.query())));
    }

    UUID add(String name, long cents, String taxClass) {
        UUID id = UUID.randomUUID();
        products.put(
                id.toString(),
                Map.of(
                        "id",
                        id,
                        "sku",
                        "SKU-" + name,
                        "name",
                        name,
                        "unit",
                        "each",
                        "price",
                        Map.of("amount", cents, "currency", "USD"),
                        "taxClass",
                        taxClass,
                        "available",
                        50,
                        "version",
                        1,
                        "yetUnknown",
                        "fields are ignored"));
        return id;
    }

    void retire(UUID id) {
        products.remove(id.toString());
    }

    StandIn http() {
        return http;
    }

    @Override
    public void close() {
        http.close();
    }

    private Map<String, Object> page(String query) {
        List<Map<String, Object>> found = Arrays.stream(
                        query.replace("ids=", "").split(",", -1))
                .map(products::get)
                .filter(Objects::nonNull)
                .toList();
        return Map.of("items", found);
    }
}
