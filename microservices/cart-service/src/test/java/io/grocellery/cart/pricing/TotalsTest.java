package io.grocellery.cart.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.cart.catalogue.TaxClass;
import io.grocellery.cart.coupon.Coupon;
import io.grocellery.cart.coupon.Coupon.Amount;
import io.grocellery.cart.coupon.Coupon.Percentage;
import io.grocellery.cart.coupon.Coupon.Reduction;
import io.grocellery.chassis.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotalsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");
    private static final List<TaxClass> TAX_CLASSES = List.of(TaxClass.values());

    record Sample(List<Line> lines, Coupon coupon) {}

    /** Seeded, so that a failure can be seen again. */
    private static Stream<Sample> samples() {
        Random random = new Random(20260101);
        return Stream.generate(() -> sample(random)).limit(2000);
    }

    private static Sample sample(Random random) {
        List<Line> lines =
                Stream.generate(() -> line(random)).limit(random.nextInt(0, 25)).toList();
        Reduction reduction = random.nextBoolean()
                ? new Percentage(random.nextInt(1, 10_001))
                : new Amount(Money.usd(random.nextLong(1, 20_000)));
        return new Sample(lines, new Coupon("X", reduction, Money.usd(random.nextLong(0, 5_000)), null));
    }

    private static Line line(Random random) {
        TaxClass taxClass = TAX_CLASSES.get(random.nextInt(TAX_CLASSES.size()));
        return new Line(Money.usd(random.nextLong(0, 100_000)), taxClass);
    }

    @Test
    void addUpAndStayInBounds() {
        assertThat(samples()).allSatisfy(TotalsTest::addUpAndStayInBounds);
    }

    private static void addUpAndStayInBounds(Sample sample) {
        Totals totals = Totals.of(sample.lines(), sample.coupon(), NOW);
        long subtotal =
                sample.lines().stream().mapToLong(line -> line.total().amount()).sum();
        assertThat(totals.subtotal().amount()).isEqualTo(subtotal);
        assertThat(totals.discount().amount()).isBetween(0L, subtotal);
        assertThat(totals.total())
                .isEqualTo(totals.subtotal().minus(totals.discount()).plus(totals.estimatedTax()));
        // at most the highest rate on all of it, and half a cent of rounding per class
        assertThat(totals.estimatedTax().amount())
                .isBetween(0L, (subtotal - totals.discount().amount()) * 850 / 10_000 + 2);
    }

    @Test
    void aCouponNeverMakesACartDearer() {
        assertThat(samples()).allSatisfy(TotalsTest::aCouponNeverMakesACartDearer);
    }

    private static void aCouponNeverMakesACartDearer(Sample sample) {
        Totals with = Totals.of(sample.lines(), sample.coupon(), NOW);
        Totals without = Totals.of(sample.lines(), null, NOW);
        assertThat(with.total()).isLessThanOrEqualTo(without.total());
    }

    @Test
    void sharesLoseNoCentAndAreFair() {
        assertThat(samples()).allSatisfy(TotalsTest::sharesLoseNoCentAndAreFair);
    }

    private static void sharesLoseNoCentAndAreFair(Sample sample) {
        List<Long> weights =
                sample.lines().stream().map(line -> line.total().amount()).toList();
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        long total = sum / 3;
        List<Long> shares = LargestRemainder.split(total, weights);
        assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
        for (int i = 0; i < shares.size(); i++) {
            double exact = sum == 0 ? 0 : (double) total * weights.get(i) / sum;
            assertThat((double) shares.get(i)).isBetween(exact - 1, exact + 1);
            assertThat(shares.get(i)).isLessThanOrEqualTo(weights.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 3, '4,3,3'", "2, 3, '1,1,0'", "0, 2, '0,0'", "7, 1, '7'"})
    void amongEqualsTheEarlierGetsTheCent(long total, int parts, String expected) {
        List<Long> weights = LongStream.generate(() -> 5).limit(parts).boxed().toList();
        assertThat(LargestRemainder.split(total, weights))
                .extracting(String::valueOf)
                .containsExactly(expected.split(",", -1));
    }

    @Test
    void taxIsRoundedOncePerClass() {
        // three times 6 cents at 8.5% are 1.53 cents: one rounding gives 2, three would give 3
        List<Line> lines = List.of(standard(6), standard(6), standard(6));
        assertThat(Totals.of(lines, null, NOW).estimatedTax()).isEqualTo(Money.usd(2));
    }

    @Test
    void taxIsOnWhatIsLeftAfterTheDiscount() {
        Coupon half = new Coupon("HALF", new Percentage(5_000), Money.usd(0), null);
        Totals totals = Totals.of(List.of(standard(10_000), new Line(Money.usd(10_000), TaxClass.EXEMPT)), half, NOW);
        assertThat(totals)
                .isEqualTo(new Totals(Money.usd(20_000), Money.usd(10_000), Money.usd(425), Money.usd(10_425)));
    }

    @Test
    void aCouponCountsFromItsMinimumOnAndUntilItsExpiry() {
        Coupon coupon = new Coupon("C", new Amount(Money.usd(500)), Money.usd(3_000), NOW);
        assertThat(coupon.discount(Money.usd(2_999), NOW.minusMillis(1))).isEqualTo(Money.usd(0));
        assertThat(coupon.discount(Money.usd(3_000), NOW.minusMillis(1))).isEqualTo(Money.usd(500));
        assertThat(coupon.discount(Money.usd(3_000), NOW)).isEqualTo(Money.usd(0));
    }

    @Test
    void anAmountTakesNoMoreThanThereIs() {
        assertThat(new Amount(Money.usd(500)).of(300)).isEqualTo(300);
    }

    @Test
    void anEmptyCartCostsNothing() {
        Totals totals = Totals.of(List.of(), null, NOW);
        assertThat(totals).isEqualTo(new Totals(Money.usd(0), Money.usd(0), Money.usd(0), Money.usd(0)));
    }

    private static Line standard(long cents) {
        return new Line(Money.usd(cents), TaxClass.STANDARD);
    }
}
