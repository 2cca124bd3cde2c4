package io.grocellery.order.pricing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Goods with their discount and tax. A coupon whose minimum is not reached takes off nothing and is not mentioned.
 *
 * @param lines one for each of the goods, in their order
 */
public record Bill(List<Line> lines, @Nullable String couponCode) {
    /** One of the goods in minor units: {@code total} before, {@code discount} off, {@code tax} on what remains. */
    public record Line(long total, long discount, long tax, TaxRate rate) {
        long base() {
            return total - discount;
        }
    }

    /** What one tax class comes to: {@code tax} on the discounted {@code base}, in minor units. */
    public record TaxTotal(TaxRate rate, long base, long tax) {}

    public static Bill of(List<Goods> goods, @Nullable Coupon coupon) {
        long[] totals = goods.stream().mapToLong(Goods::total).toArray();
        long subtotal = Arrays.stream(totals).reduce(0, Math::addExact);
        Coupon applied = coupon != null && coupon.appliesTo(subtotal) ? coupon : null;
        long[] discounts = LargestRemainder.spread(applied == null ? 0 : applied.discountOn(subtotal), totals);
        long[] taxes = taxes(goods, bases(totals, discounts));
        List<Line> lines = IntStream.range(0, totals.length)
                .mapToObj(i ->
                        new Line(totals[i], discounts[i], taxes[i], goods.get(i).rate()))
                .toList();
        return new Bill(lines, applied == null ? null : applied.code());
    }

    public long subtotal() {
        return lines.stream().mapToLong(Line::total).sum();
    }

    public long discount() {
        return lines.stream().mapToLong(Line::discount).sum();
    }

    public long tax() {
        return lines.stream().mapToLong(Line::tax).sum();
    }

    public long total() {
        return subtotal() - discount() + tax();
    }

    /** By tax class; classes without goods are not listed. */
    public List<TaxTotal> taxes() {
        Map<TaxRate, List<Line>> byRate =
                lines.stream().collect(Collectors.groupingBy(Line::rate, TreeMap::new, Collectors.toList()));
        return byRate.entrySet().stream()
                .map(entry -> taxTotal(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static TaxTotal taxTotal(TaxRate rate, List<Line> lines) {
        return new TaxTotal(
                rate,
                lines.stream().mapToLong(Line::base).sum(),
                lines.stream().mapToLong(Line::tax).sum());
    }

    private static long[] bases(long[] totals, long[] discounts) {
        return IntStream.range(0, totals.length)
                .mapToLong(i -> totals[i] - discounts[i])
                .toArray();
    }

    private static long[] taxes(List<Goods> goods, long[] bases) {
        long[] taxes = new long[bases.length];
        goods.stream().map(Goods::rate).distinct().forEach(rate -> taxClass(rate, goods, bases, taxes));
        return taxes;
    }

    private static void taxClass(TaxRate rate, List<Goods> goods, long[] bases, long[] taxes) {
        long[] taxed = IntStream.range(0, bases.length)
                .mapToLong(i -> goods.get(i).rate().equals(rate) ? bases[i] : 0)
                .toArray();
        long[] shares = LargestRemainder.spread(rate.taxOn(Arrays.stream(taxed).sum()), taxed);
        Arrays.setAll(taxes, i -> taxes[i] + shares[i]);
    }
}
