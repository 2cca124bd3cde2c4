package io.grocellery.systemtest.standin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** {@code /summaries}: receipts and a shopper's figures, counted from the orders there are. */
final class Summaries implements Endpoint {
    private final Orders orders;
    private final Tokens tokens;
    volatile boolean receiptsReady = true;

    Summaries(Orders orders, Tokens tokens) {
        this.orders = orders;
        this.tokens = tokens;
    }

    @Override
    public Answer answer(Call call) {
        return tokens.person(call)
                .map(person -> call.part(1).equals("me") ? figures(orders.of(person)) : receipt(call, person))
                .orElseGet(Answer::unauthorized);
    }

    private Answer receipt(Call call, String person) {
        return orders.find(call.part(2), person)
                .filter(order -> receiptsReady)
                .map(order -> Answer.text(slip(order)))
                .orElseGet(() -> Answer.missing().with("Retry-After", "1"));
    }

    private static Answer figures(List<Map<String, Object>> orders) {
        return Answer.ok(Map.of(
                "orders", orders.size(),
                "cancelledOrders", 0,
                "units", orders.stream().mapToLong(Summaries::units).sum(),
                "spent", Money.usd(sum(orders, "total")),
                "saved", Money.usd(sum(orders, "discount")),
                "favouriteCategories", favourites(orders),
                "lastOrders", orders.stream().limit(5).map(Summaries::brief).toList()));
    }

    private static List<Map<String, Object>> favourites(List<Map<String, Object>> orders) {
        var counts = orders.stream()
                .flatMap(order -> lines(order).stream())
                .collect(Collectors.groupingBy(line -> (String) line.get("category"), Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "category", entry.getKey(), "orders", 1, "units", entry.getValue(), "spent", Money.usd(100)))
                .toList();
    }

    private static Map<String, Object> brief(Map<String, Object> order) {
        return Map.of(
                "orderId", order.get("id"),
                "number", order.get("number"),
                "status", order.get("status"),
                "placedAt", order.get("placedAt"),
                "units", units(order),
                "total", order.get("total"));
    }

    private static String slip(Map<String, Object> order) {
        var lines = lines(order).stream().map(Summaries::slipLine).collect(Collectors.joining());
        var total = "%n%s%n%-38s%10s%n".formatted("=".repeat(48), "TOTAL USD", dollars(order, "total"));
        return "%29s%n%27s%n%n%-24s%24s%n%s%n"
                        .formatted("GROCELLERY", "Receipt", "Order", order.get("number"), "-".repeat(48))
                + lines
                + total;
    }

    private static String slipLine(Map<String, Object> line) {
        return "%s%n  %d x %-32s%10s%n"
                .formatted(
                        line.get("name"),
                        number(line, "quantity"),
                        dollars(line, "unitPrice"),
                        dollars(line, "lineTotal"));
    }

    private static String dollars(Map<String, Object> holder, String key) {
        return String.format(Locale.ROOT, "%.2f", amount(holder, key) / 100.0);
    }

    private static long units(Map<String, Object> order) {
        return lines(order).stream().mapToLong(line -> number(line, "quantity")).sum();
    }

    private static long sum(List<Map<String, Object>> orders, String key) {
        return orders.stream().mapToLong(order -> amount(order, key)).sum();
    }

    private static long amount(Map<String, Object> holder, String key) {
        return number((Map<?, ?>) Objects.requireNonNull(holder.get(key)), "amount");
    }

    private static long number(Map<?, ?> holder, String key) {
        return ((Number) Objects.requireNonNull(holder.get(key))).longValue();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> lines(Map<String, Object> order) {
        return (List<Map<String, Object>>) Objects.requireNonNull(order.get("lines"));
    }
}
