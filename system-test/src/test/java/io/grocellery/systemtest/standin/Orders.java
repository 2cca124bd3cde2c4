package io.grocellery.systemtest.standin;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** {@code /orders}, with the same answer for the same {@code Idempotency-Key}. */
final class Orders implements Endpoint {
    private final Map<String, Map<String, Object>> byKey = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> orders = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Carts carts;
    private final Tokens tokens;
    private final InstantSource clock;

    Orders(Carts carts, Tokens tokens, InstantSource clock) {
        this.carts = carts;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The keys of all attempts to order, in the order of their arrival. */
    synchronized List<String> keys() {
        return List.copyOf(keys);
    }

    void noteAttempt(Call call) {
        if (call.is("POST") && call.path().equals("/orders")) {
            synchronized (this) {
                keys.add(call.header("Idempotency-Key").orElse(""));
            }
        }
    }

    synchronized List<Map<String, Object>> of(String person) {
        return orders.stream()
                .filter(order -> person.equals(order.get("customerId")))
                .sorted(Comparator.comparing((Map<String, Object> order) -> (String) order.get("number"))
                        .reversed())
                .toList();
    }

    @Override
    public synchronized Answer answer(Call call) {
        return tokens.person(call).map(person -> answer(call, person)).orElseGet(Answer::unauthorized);
    }

    private Answer answer(Call call, String person) {
        if (call.path().equals("/orders")) {
            return call.is("POST") ? place(call, person) : Pages.of(of(person), call);
        }
        return find(call.part(1), person)
                .map(order -> call.part(2).equals("cancel") ? cancel(order) : Answer.ok(order))
                .orElseGet(Answer::missing);
    }

    Optional<Map<String, Object>> find(String id, String person) {
        return of(person).stream().filter(order -> id.equals(order.get("id"))).findFirst();
    }

    private Answer place(Call call, String person) {
        var key = call.header("Idempotency-Key").orElseThrow();
        var known = byKey.get(key);
        if (known != null) {
            return Answer.json(201, known);
        }
        return carts.find(String.valueOf(call.json().get("cartId")))
                .filter(cart -> person.equals(cart.owner))
                .map(cart -> place(cart, key, person))
                .orElseGet(Answer::missing);
    }

    private Answer place(Cart cart, String key, String person) {
        if (cart.ordered) {
            return Answer.problem(409, "cart-already-ordered", "This cart has been ordered.");
        }
        cart.ordered = true;
        var order = order(cart, person);
        byKey.put(key, order);
        orders.add(order);
        return Answer.json(201, order);
    }

    private Answer cancel(Map<String, Object> order) {
        order.putAll(
                Map.of("status", "CANCELLED", "cancelledAt", clock.instant().toString()));
        return Answer.ok(order);
    }

    /** Places an order without a browser, to have a history. */
    synchronized void seed(String person, Cart cart) {
        orders.add(order(cart, person));
    }

    private Map<String, Object> order(Cart cart, String person) {
        var order = new HashMap<String, Object>();
        order.putAll(Map.of("id", UUID.randomUUID().toString(), "number", String.valueOf(10_001 + orders.size())));
        order.putAll(Map.of("status", "PLACED", "customerId", person, "cartId", cart.id));
        order.put("placedAt", clock.instant().toString());
        order.put("lines", cart.items.entrySet().stream().map(Orders::line).toList());
        order.putAll(Map.of("subtotal", Money.usd(cart.subtotal()), "discount", Money.usd(cart.discount())));
        order.put("couponCode", cart.coupon);
        order.put("taxes", List.of(tax(cart)));
        order.putAll(Map.of("tax", Money.usd(cart.tax()), "total", Money.usd(cart.total())));
        return order;
    }

    private static Map<String, Object> tax(Cart cart) {
        return Map.of(
                "taxClass",
                "STANDARD",
                "rateBasisPoints",
                850,
                "base",
                Money.usd(cart.subtotal() - cart.discount()),
                "tax",
                Money.usd(cart.tax()));
    }

    private static Map<String, Object> line(Map.Entry<Goods, Integer> item) {
        var article = item.getKey();
        var line = new HashMap<String, Object>();
        line.putAll(Map.of("productId", article.id(), "sku", article.sku(), "name", article.name()));
        line.putAll(Map.of("category", article.category(), "unit", article.unit(), "quantity", item.getValue()));
        line.putAll(Map.of("unitPrice", Money.usd(article.price()), "taxClass", article.taxClass()));
        line.put("lineTotal", Money.usd(article.price() * item.getValue()));
        return line;
    }
}
