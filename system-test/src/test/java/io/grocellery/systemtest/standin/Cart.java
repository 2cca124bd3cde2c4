package io.grocellery.systemtest.standin;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cart of the stand-in shop. */
final class Cart {
    final String id = UUID.randomUUID().toString();
    final String token = UUID.randomUUID().toString();
    final Map<Goods, Integer> items = new LinkedHashMap<>();

    @Nullable
    String owner;

    @Nullable
    String coupon;

    boolean ordered;

    Cart(@Nullable String owner) {
        this.owner = owner;
    }

    void merge(Cart other) {
        other.items.forEach((article, count) -> items.merge(article, count, Integer::sum));
    }

    long subtotal() {
        return items.entrySet().stream()
                .mapToLong(item -> item.getKey().price() * item.getValue())
                .sum();
    }

    long discount() {
        return coupon == null ? 0 : coupon.equals("WELCOME10") ? Money.share(subtotal(), 1_000) : 500;
    }

    /** Tax by article on what is left after the discount, near enough for a page to show. */
    long tax() {
        long subtotal = Math.max(1, subtotal());
        return items.entrySet().stream()
                .mapToLong(item -> {
                    long line = item.getKey().price() * item.getValue();
                    return Money.share(
                            line - line * discount() / subtotal, item.getKey().taxRate());
                })
                .sum();
    }

    long total() {
        return subtotal() - discount() + tax();
    }

    Map<String, Object> json(boolean priced) {
        var json = new HashMap<String, Object>();
        json.putAll(Map.of("id", id, "owner", owner == null ? "guest" : "shopper", "version", 1));
        json.put("status", ordered ? "ORDERED" : "OPEN");
        json.put(
                "items",
                items.entrySet().stream().map(item -> itemJson(item, priced)).toList());
        json.put("coupon", couponJson());
        json.put("couponSuggestion", null);
        json.put("pricing", priced ? "CURRENT" : "UNAVAILABLE");
        if (priced) {
            json.putAll(sums());
        }
        return json;
    }

    /** The same with the coupon that cart-service would suggest. */
    Map<String, Object> jsonWithSuggestion() {
        var json = json(true);
        if (coupon == null && !items.isEmpty()) {
            json.put(
                    "couponSuggestion",
                    Map.of("code", "WELCOME10", "saving", Money.usd(Money.share(subtotal(), 1_000))));
        }
        return json;
    }

    private Map<String, Object> sums() {
        return Map.of(
                "subtotal", Money.usd(subtotal()),
                "discount", Money.usd(discount()),
                "estimatedTax", Money.usd(tax()),
                "total", Money.usd(total()));
    }

    private @Nullable Map<String, Object> couponJson() {
        if (coupon == null) {
            return null;
        }
        return coupon.equals("WELCOME10")
                ? Map.of("code", coupon, "kind", "PERCENTAGE", "percentBasisPoints", 1_000)
                : Map.of("code", coupon, "kind", "AMOUNT", "amount", Money.usd(500));
    }

    private static Map<String, Object> itemJson(Map.Entry<Goods, Integer> item, boolean priced) {
        var article = item.getKey();
        var json = new HashMap<String, Object>(Map.of("productId", article.id(), "quantity", item.getValue()));
        if (priced) {
            json.putAll(Map.of("name", article.name(), "unit", article.unit(), "available", article.available()));
            json.putAll(Map.of("unitPrice", Money.usd(article.price()), "taxClass", article.taxClass()));
            json.put("lineTotal", Money.usd(article.price() * item.getValue()));
        }
        return json;
    }
}
