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
                belongings.ask(201, "POST", "/orders", "{\"cartId\":\"" + belongings.named.get("cart") + "\"}");
        belongings.named.put("order", text(order, "id"));
        belongings.orderNumber = text(order, "number");
        return belongings;
    }

    /** An open cart with something in it, whatever became of the last one. */
    void cart() throws IOException, InterruptedException {
        String cart = text(ask(201, "POST", "/carts", "{}"), "id");
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

    /** A cart that is there already answers 200, and serves as well once it is not that of the order. */
    private Map<String, Object> ask(int expected, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        Exchange answer = shop.ask(PREPARATION, Role.SHOPPER, method, path, body);
        if (answer.status() != expected && answer.status() != 200) {
            throw new IOException(answer.asked() + " answered " + answer.status() + ": " + answer.body());
        }
        return JSON.std.mapFrom(answer.body());
    }

    private static String text(Map<String, Object> object, String key) {
        return String.valueOf(object.get(key));
    }
}
