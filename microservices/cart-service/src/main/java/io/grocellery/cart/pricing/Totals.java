package io.grocellery.cart.pricing;

import io.grocellery.cart.catalogue.TaxClass;
import io.grocellery.cart.coupon.Coupon;
import io.grocellery.chassis.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cart costs. The discount is spread over the lines by largest remainder; tax is reckoned per class on what is
 * left, rounded half up once per class. The order will be reckoned the same way.
 */
public record Totals(Money subtotal, Money discount, Money estimatedTax, Money total) {

    private static final String CURRENCY = "USD";
    private static final int RATE_DIGITS = 4;

    public static Totals of(List<Line> lines, @Nullable Coupon coupon, Instant now) {
        Money subtotal = lines.stream().map(Line::total).reduce(Money.zero(CURRENCY), Money::plus);
        Money discount = coupon == null ? Money.zero(CURRENCY) : coupon.discount(subtotal, now);
        Money tax = new Money(tax(lines, discount.amount()), CURRENCY);
        return new Totals(subtotal, discount, tax, subtotal.minus(discount).plus(tax));
    }

    private static long tax(List<Line> lines, long discount) {
        return bases(lines, discount).entrySet().stream()
                .mapToLong(base -> tax(base.getKey(), base.getValue()))
                .sum();
    }

    private static Map<TaxClass, Long> bases(List<Line> lines, long discount) {
        List<Long> discounts = LargestRemainder.split(
                discount, lines.stream().map(line -> line.total().amount()).toList());
        Map<TaxClass, Long> bases = new EnumMap<>(TaxClass.class);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            bases.merge(line.taxClass(), line.total().amount() - discounts.get(i), Math::addExact);
        }
        return bases;
    }

    private static long tax(TaxClass taxClass, long base) {
        return BigDecimal.valueOf(base)
                .multiply(BigDecimal.valueOf(taxClass.rateBasisPoints(), RATE_DIGITS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
