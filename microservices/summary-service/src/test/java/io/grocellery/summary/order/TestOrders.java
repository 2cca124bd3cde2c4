package io.grocellery.summary.order;

import static java.util.stream.Collectors.groupingBy;

import io.grocellery.chassis.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders for tests: a fixed one to look at, and random ones from a seed whose sums add up. */
public final class TestOrders {
    public static final UUID CUSTOMER = UUID.fromString("019a0000-0000-7000-8000-00000000a11c");
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final List<String> CATEGORIES =
            List.of("Bakery", "Beverages", "Dairy", "Frozen", "Fruit", "Household", "Pantry", "Vegetables");

    private TestOrders() {}

    /** Two bananas' pounds, a loaf and a sponge, ten percent off. */
    public static Order basket() {
        return new Order(
                UUID.fromString("019a0000-0000-7000-8000-000000000001"),
                "G-000123",
                CUSTOMER,
                NOON,
                null,
                null,
                List.of(
                        line("Bananas", "Fruit", "lb", 2, 59, 12, "EXEMPT", 0),
                        line("Sourdough bread", "Bakery", "loaf", 1, 549, 55, "REDUCED", 12),
                        line("Kitchen sponge", "Household", "piece", 3, 199, 59, "STANDARD", 46)),
                usd(1264),
                usd(126),
                "WELCOME10",
                List.of(
                        new TaxLine("EXEMPT", 0, usd(106), usd(0)),
                        new TaxLine("REDUCED", 250, usd(494), usd(12)),
                        new TaxLine("STANDARD", 850, usd(538), usd(46))),
                usd(58),
                usd(1196));
    }

    public static OrderLine line(
            String name, String category, String unit, long quantity, long price, long discount, String tax, long due) {
        return new OrderLine(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "SKU-" + name.length(),
                name,
                category,
                unit,
                quantity,
                usd(price),
                usd(quantity * price),
                usd(discount),
                tax,
                usd(due));
    }

    /** The order as its cancelled event tells it. */
    public static Order cancelled(Order order, @Nullable String reason) {
        return new Order(
                order.id(),
                order.number(),
                order.customerId(),
                order.placedAt(),
                order.placedAt().plus(Duration.ofMinutes(10)),
                reason,
                order.lines(),
                order.subtotal(),
                order.discount(),
                order.couponCode(),
                order.taxes(),
                order.tax(),
                order.total());
    }

    /** The order with other lines, as a later event about it might tell. */
    public static Order corrected(Order order, Random random) {
        return order(order.id(), order.customerId(), order.placedAt(), random);
    }

    /** Orders of a few customers over a few days. */
    public static List<Order> random(int count, Random random) {
        var customers = Stream.generate(() -> uuid(random)).limit(7).toList();
        return Stream.generate(() -> random(customers, random)).limit(count).toList();
    }

    public static UUID uuid(Random random) {
        var high = random.nextLong() & ~0xF000L;
        var low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL;
        return new UUID(high | 0x7000L, low | 0x8000000000000000L);
    }

    public static Money usd(long amount) {
        return new Money(amount, "USD");
    }

    private static Order random(List<UUID> customers, Random random) {
        var placedAt = NOON.minus(Duration.ofMinutes(random.nextInt(10 * 24 * 60)));
        return order(uuid(random), customers.get(random.nextInt(customers.size())), placedAt, random);
    }

    private static Order order(UUID id, UUID customer, Instant placedAt, Random random) {
        var lines = Stream.generate(() -> randomLine(random))
                .limit(1 + random.nextInt(6))
                .toList();
        var subtotal = lines.stream().mapToLong(l -> l.lineTotal().amount()).sum();
        var discount = lines.stream().mapToLong(l -> l.discount().amount()).sum();
        var tax = lines.stream().mapToLong(l -> l.tax().amount()).sum();
        return new Order(
                id,
                "G-" + Integer.toUnsignedString(id.hashCode()),
                customer,
                placedAt,
                null,
                null,
                lines,
                usd(subtotal),
                usd(discount),
                discount > 0 ? "WELCOME10" : null,
                taxes(lines),
                usd(tax),
                usd(subtotal - discount + tax));
    }

    private static OrderLine randomLine(Random random) {
        var category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        var quantity = 1 + random.nextInt(9);
        var price = 49 + random.nextInt(2950);
        var discount = random.nextBoolean() ? quantity * price / 10 : 0;
        var taxClass = List.of("EXEMPT", "REDUCED", "STANDARD").get(random.nextInt(3));
        var tax = (quantity * price - discount) * rate(taxClass) / 10_000;
        return line("Product " + random.nextInt(300), category, "each", quantity, price, discount, taxClass, tax);
    }

    private static List<TaxLine> taxes(List<OrderLine> lines) {
        var taxes = new ArrayList<TaxLine>();
        lines.stream().collect(groupingBy(OrderLine::taxClass)).forEach((taxClass, its) -> {
            var base = its.stream()
                    .mapToLong(l -> l.lineTotal().amount() - l.discount().amount())
                    .sum();
            var tax = its.stream().mapToLong(l -> l.tax().amount()).sum();
            taxes.add(new TaxLine(taxClass, rate(taxClass), usd(base), usd(tax)));
        });
        return taxes;
    }

    private static int rate(String taxClass) {
        return switch (taxClass) {
            case "REDUCED" -> 250;
            case "STANDARD" -> 850;
            default -> 0;
        };
    }
}
