package io.grocellery.systemtest.running;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/** Somebody who shops over HTTP. */
public final class Customer {

    private static final long PAUSE_NANOS = 100_000_000;

    private final URI shop;
    private final String token;

    public Customer(URI shop, String token) {
        this.shop = shop;
        this.token = token;
    }

    /** The first products that can be had. */
    public List<String> products(int count) {
        Map<String, Object> page = object(Http.get(shop.resolve("/products?limit=100")));
        return ((List<?>) Objects.requireNonNull(page.get("items")))
                .stream()
                        .map(item -> (Map<?, ?>) item)
                        .filter(item -> ((Number) Objects.requireNonNull(item.get("available"))).intValue() > 50)
                        .map(item -> String.valueOf(item.get("id")))
                        .limit(count)
                        .toList();
    }

    /** New products, each with so many in stock: for a load that may not sell out what others count on. An admin's right. */
    public List<String> stocked(int count, int available) {
        return IntStream.range(0, count)
                .mapToObj(product -> Http.post(shop.resolve("/products"), draft(available), authorization()))
                .map(added -> String.valueOf(object(added).get("id")))
                .toList();
    }

    /** Takes products off sale. An admin's right. */
    public void retires(List<String> products) {
        products.forEach(product -> Http.delete(shop.resolve("/products/" + product), authorization()));
    }

    private static String draft(int available) {
        return """
                {"sku": "LOAD-%s", "name": "Goods", "description": "", "category": "Load", "unit": "each",
                 "price": {"amount": 100, "currency": "USD"}, "taxClass": "EXEMPT", "available": %d}
                """.formatted(UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT), available);
    }

    public long available(String product) {
        Object available =
                object(Http.get(shop.resolve("/products/" + product))).get("available");
        return ((Number) Objects.requireNonNull(available)).longValue();
    }

    /**
     * A new cart with one of each. A person has one open cart at a time: one that is there already is given up first, and
     * one that was just ordered is soon told apart by the order's event.
     */
    public String cartWith(List<String> products) {
        String cart = newCart();
        for (String product : products) {
            object(Http.put(shop.resolve("/carts/" + cart + "/items/" + product), "{\"quantity\":1}", authorization()));
        }
        return cart;
    }

    private String newCart() {
        for (int attempt = 0; attempt < 100; attempt++) {
            HttpResponse<String> answer = Http.post(shop.resolve("/carts"), "{}", authorization());
            String cart = String.valueOf(object(answer).get("id"));
            if (answer.statusCode() == 201) {
                return cart;
            }
            Http.delete(shop.resolve("/carts/" + cart), authorization());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError("no new cart could be had");
    }

    /** Orders a cart under an idempotency key. */
    public HttpResponse<String> order(String cart, UUID key) {
        return Http.post(
                shop.resolve("/orders"),
                "{\"cartId\":\"" + cart + "\"}",
                "Authorization",
                "Bearer " + token,
                "Idempotency-Key",
                key.toString());
    }

    /** Orders a cart as somebody does who is told to try again: with the same key, for a while. */
    public HttpResponse<String> orderPatiently(String cart) {
        UUID key = UUID.randomUUID();
        HttpResponse<String> answer = order(cart, key);
        for (int attempt = 1; attempt < 100 && answer.statusCode() == 503; attempt++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            answer = order(cart, key);
        }
        return answer;
    }

    /** Fetches as this person. */
    public HttpResponse<String> get(String path, String... headers) {
        String[] all = Stream.concat(Stream.of(authorization()), Arrays.stream(headers))
                .toArray(String[]::new);
        return Http.get(shop.resolve(path), all);
    }

    public String[] authorization() {
        return new String[] {"Authorization", "Bearer " + token};
    }

    public static Map<String, Object> object(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.uri() + " answered " + response.statusCode() + " " + response.body());
        }
        return JSON.std.mapFrom(response.body());
    }
}
