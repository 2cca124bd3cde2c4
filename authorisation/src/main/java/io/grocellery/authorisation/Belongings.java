package io.grocellery.authorisation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * What the shopper has, for others to lay hands on: a cart and an order. The policy's paths name them: {@code ${cart}},
 * {@code ${order}}, {@code ${product}}, {@code ${absent}} for what nobody has.
 */
final class Belongings {

    private static final Pattern NAME = Pattern.compile("\\$\\{([a-z]+)}");
    private static final String PREPARATION = "preparation";
    private static final int CREATED = 201;
    private static final int TRIES = 50;

    private final Shop shop;
    private final Map<String, String> named = new LinkedHashMap<>();
    private String orderNumber = "";

    private Belongings(Shop shop, Supplier<UUID> ids) {
        this.shop = shop;
        named.put("absent", ids.get().toString());
    }

    /** Buys something in the shopper's name, and begins a cart. */
    static Belongings of(Shop shop, Supplier<UUID> ids) throws IOException, InterruptedException {
        Belongings belongings = new Belongings(shop, ids);
        belongings.named.put("product", belongings.product());
        belongings.cart();
        Map<String, Object> order =
                belongings.ask(CREATED, "POST", "/orders", "{\"cartId\":\"" + belongings.named.get("cart") + "\"}");
        belongings.named.put("order", text(order, "id"));
        belongings.orderNumber = text(order, "number");
        return belongings;
    }

    /**
     * A new cart with something in it. One that is there already is given up: it may be that of an order whose news is
     * still on its way.
     */
    void cart() throws IOException, InterruptedException {
        Exchange made = shop.ask(PREPARATION, Role.SHOPPER, "POST", "/carts", "{}");
        for (int tries = 1; made.status() != CREATED && tries < TRIES; tries++) {
            shop.ask(PREPARATION, Role.SHOPPER, "DELETE", "/carts/" + text(JSON.std.mapFrom(made.body()), "id"), null);
            made = shop.ask(PREPARATION, Role.SHOPPER, "POST", "/carts", "{}");
        }
        String cart = text(required(CREATED, made), "id");
        ask(200, "PUT", "/carts/" + cart + "/items/" + named.get("product"), "{\"quantity\":1}");
        named.put("cart", cart);
    }

    /** How people call the shopper's order: nobody else is to read it. */
    String orderNumber() {
        return orderNumber;
    }

    /** With the names replaced by what they stand for. */
    String in(String text) {
        return NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
    }

    private String value(String name) {
        return Objects.requireNonNull(named.get(name), "the shopper has no " + name);
    }

    private String product() throws IOException, InterruptedException {
        Object items = ask(200, "GET", "/products?limit=100", null).get("items");
        return ((List<?>) Objects.requireNonNull(items))
                .stream()
                        .map(Map.class::cast)
                        .filter(item -> ((Number) Objects.requireNonNull(item.get("available"))).intValue() > 0)
                        .map(item -> String.valueOf(item.get("id")))
                        .findFirst()
                        .orElseThrow(() -> new IOException("everything is sold out"));
    }

    private Map<String, Object> ask(int expected, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        return required(expected, shop.ask(PREPARATION, Role.SHOPPER, method, path, body));
    }

    private static Map<String, Object> required(int expected, Exchange answer) throws IOException {
        if (answer.status() != expected) {
            throw new IOException(answer.asked() + " answered " + answer.status() + ": " + answer.body());
        }
        return JSON.std.mapFrom(answer.body());
    }

    private static String text(Map<String, Object> object, String key) {
        return String.valueOf(object.get(key));
    }
}
