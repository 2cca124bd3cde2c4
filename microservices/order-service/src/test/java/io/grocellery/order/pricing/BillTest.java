package io.grocellery.order.pricing;

import static io.grocellery.order.pricing.TaxClass.EXEMPT;
import static io.grocellery.order.pricing.TaxClass.REDUCED;
import static io.grocellery.order.pricing.TaxClass.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BillTest {
    private static final TaxRate EXEMPT_RATE = new TaxRate(EXEMPT, 0);
    private static final TaxRate REDUCED_RATE = new TaxRate(REDUCED, 250);
    private static final TaxRate STANDARD_RATE = new TaxRate(STANDARD, 850);

    private final Goods milk = new Goods(399, 2, EXEMPT_RATE);
    private final Goods cookies = new Goods(549, 3, REDUCED_RATE);
    private final Goods soap = new Goods(1099, 1, STANDARD_RATE);

    @Test
    void withoutCouponTaxIsByClassOnTheFullPrice() {
        Bill bill = Bill.of(List.of(milk, cookies, soap), null);

        assertThat(bill.subtotal()).isEqualTo(798 + 1647 + 1099);
        assertThat(bill.discount()).isZero();
        assertThat(bill.taxes())
                .containsExactly(
                        new Bill.TaxTotal(EXEMPT_RATE, 798, 0),
                        new Bill.TaxTotal(REDUCED_RATE, 1647, 41),
                        new Bill.TaxTotal(STANDARD_RATE, 1099, 93));
        assertThat(bill.total()).isEqualTo(3544 + 41 + 93);
    }

    @Test
    void aPercentageIsTakenOffBeforeTax() {
        Bill bill = Bill.of(List.of(milk, cookies, soap), new Coupon.Percentage("WELCOME10", 1000, 0));

        assertThat(bill.couponCode()).isEqualTo("WELCOME10");
        assertThat(bill.discount()).isEqualTo(354);
        assertThat(bill.lines()).extracting(Bill.Line::discount).containsExactly(80L, 164L, 110L);
        assertThat(bill.taxes())
                .containsExactly(
                        new Bill.TaxTotal(EXEMPT_RATE, 718, 0),
                        new Bill.TaxTotal(REDUCED_RATE, 1483, 37),
                        new Bill.TaxTotal(STANDARD_RATE, 989, 84));
    }

    @Test
    void anAmountNeverTakesOffMoreThanTheGoodsCost() {
        Bill bill = Bill.of(List.of(milk), new Coupon.AmountOff("BIG", 100_000, 0));

        assertThat(bill.discount()).isEqualTo(798);
        assertThat(bill.total()).isZero();
    }

    @Test
    void aCouponWhoseMinimumIsNotReachedTakesNothingOff() {
        Coupon coupon = new Coupon.AmountOff("FIVEOFF30", 500, 3000);

        assertThat(Bill.of(List.of(cookies, soap), coupon).couponCode()).isNull();
        assertThat(Bill.of(List.of(cookies, soap), coupon).discount()).isZero();
        assertThat(Bill.of(List.of(milk, cookies, soap), coupon).discount()).isEqualTo(500);
    }

    @Test
    void taxIsRoundedHalfUpOncePerClassNotPerLine() {
        Goods gum = new Goods(6, 1, STANDARD_RATE);

        Bill bill = Bill.of(List.of(gum, gum, gum), null);

        assertThat(bill.tax())
                .as("1.53 cents; each line alone would round up to 1")
                .isEqualTo(2);
        assertThat(bill.lines()).extracting(Bill.Line::tax).containsExactly(1L, 1L, 0L);
        assertThat(BasisPoints.of(100, 250)).as("2.5 cents").isEqualTo(3);
    }

    @Test
    void sumsBeyondALongAreRefusedNotWrapped() {
        Goods absurd = new Goods(Long.MAX_VALUE / 2, 2, EXEMPT_RATE);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Bill.of(List.of(absurd, absurd), null));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Bill.of(List.of(new Goods(Long.MAX_VALUE, 2, EXEMPT_RATE)), null));
    }

    @Test
    void valuesCheckThemselves() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Goods(-1, 1, EXEMPT_RATE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Goods(1, 0, EXEMPT_RATE));
        assertThatIllegalArgumentException().isThrownBy(() -> new TaxRate(REDUCED, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Coupon.Percentage("X", 10_001, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Coupon.AmountOff("X", -1, 0));
    }

    @RepeatedTest(300)
    void linesAddUpToTheTotalsToTheCent(RepetitionInfo repetition) {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(repetition.getCurrentRepetition());
        List<Goods> goods = Stream.generate(() -> goods(random))
                .limit(1 + random.nextInt(100))
                .toList();
        Coupon coupon = coupon(random);

        Bill bill = Bill.of(goods, coupon);

        assertThat(bill.discount()).isEqualTo(expectedDiscount(coupon, bill.subtotal()));
        assertThat(bill.lines())
                .allSatisfy(line -> assertThat(line.discount()).isBetween(0L, line.total()))
                .allSatisfy(line -> assertThat(line.tax()).isBetween(0L, line.base()));
        assertThat(bill.taxes())
                .allSatisfy(tax -> assertThat(tax.tax()).isEqualTo(tax.rate().taxOn(tax.base())));
        assertThat(bill.taxes().stream().mapToLong(Bill.TaxTotal::base).sum())
                .isEqualTo(bill.subtotal() - bill.discount());
        assertThat(bill.taxes().stream().mapToLong(Bill.TaxTotal::tax).sum()).isEqualTo(bill.tax());
        assertThat(bill.total()).isEqualTo(bill.subtotal() - bill.discount() + bill.tax());
    }

    private static long expectedDiscount(@Nullable Coupon coupon, long subtotal) {
        return coupon == null || subtotal < coupon.minimumSubtotal() ? 0 : coupon.discountOn(subtotal);
    }

    private static Goods goods(RandomGenerator random) {
        TaxRate rate = List.of(EXEMPT_RATE, REDUCED_RATE, STANDARD_RATE).get(random.nextInt(3));
        return new Goods(random.nextLong(10_000), 1 + random.nextInt(99), rate);
    }

    private static @Nullable Coupon coupon(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Coupon.Percentage("P", random.nextInt(10_001), random.nextLong(100_000));
            case 1 -> new Coupon.AmountOff("A", random.nextLong(1_000_000), random.nextLong(100_000));
            default -> null;
        };
    }
}
