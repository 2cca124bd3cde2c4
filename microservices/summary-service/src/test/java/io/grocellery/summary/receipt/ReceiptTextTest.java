package io.grocellery.summary.receipt;

import static io.grocellery.summary.order.TestOrders.line;
import static io.grocellery.summary.order.TestOrders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.summary.order.KnownOrder;
import io.grocellery.summary.order.Order;
import io.grocellery.summary.order.OrderLine;
import io.grocellery.summary.order.Revision;
import io.grocellery.summary.order.TaxLine;
import io.grocellery.summary.order.TestOrders;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTextTest {
    private static final Order BASKET = TestOrders.basket();

    @Test
    void setsItemsDiscountTaxesAndTotal() {
        assertThat(text(BASKET)).isEqualTo("""
                                   GROCELLERY
                                    Receipt

                Order                                   G-000123
                Placed                    24 Nov 2026, 12:00 UTC
                ------------------------------------------------
                Bananas
                  2 x 0.59 / lb                             1.18
                Sourdough bread
                  1 x 5.49 / loaf                           5.49
                Kitchen sponge
                  3 x 1.99 / piece                          5.97
                ------------------------------------------------
                Subtotal                                   12.64
                Discount WELCOME10                         -1.26
                Tax Exempt    0.00% of 1.06                 0.00
                Tax Reduced   2.50% of 4.94                 0.12
                Tax Standard  8.50% of 5.38                 0.46
                ================================================
                TOTAL USD                                  11.96
                ================================================
                Items                                          6
                You saved                                   1.26
                """);
    }

    @Test
    void saysThatAnOrderWasCancelledWhenAndWhy() {
        var cancelled = TestOrders.cancelled(BASKET, "the shopper changed their mind about nearly everything");
        assertThat(ReceiptText.of(new KnownOrder(cancelled, new Revision(true, 2, "b"))))
                .contains("""
                        CANCELLED                 24 Nov 2026, 12:10 UTC
                        """)
                .endsWith("""
                        ================================================
                           This order was cancelled: nothing is owed.
                        Reason: the shopper changed their mind about
                        nearly everything
                        """)
                .doesNotContain("You saved");
    }

    @Test
    void leavesOutADiscountThatWasNone() {
        var text = text(withLines(List.of(line("Milk", "Dairy", "bottle", 1, 200, 0, "EXEMPT", 0)), 0));
        assertThat(text).doesNotContain("Discount").doesNotContain("saved");
    }

    @Test
    void wrapsALongNameAndKeepsTheAmountsAligned() {
        var name = "Extra virgin olive oil, cold pressed, first harvest of the season, in a dark bottle";
        var unit = "bottle of three quarters of a litre, with deposit";
        var text = text(withLines(List.of(line(name, "Pantry", unit, 99, 123_456, 0, "EXEMPT", 0)), 0));
        assertThat(text).contains("""
                Extra virgin olive oil, cold pressed, first
                harvest of the season, in a dark bottle
                  99 x 1,234.56 / bottle of three
                  quarters of a litre, with deposit   122,221.44
                """);
    }

    @Test
    void countsColumnsNotCharacters() {
        var name = "Jalapen\u0303o \u8c46\u8150 \uD83C\uDF36";
        var text = text(withLines(List.of(line("Tofu", "Pantry", name, 1, 200, 0, "EXEMPT", 0)), 0));
        assertThat(text.lines().filter(l -> l.contains("\u8c46\u8150")).map(Columns::of))
                .containsExactly(Paper.WIDTH);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noLineIsWiderThanThePaperAndEveryAmountEndsAtItsEdge(long seed) {
        for (var order : TestOrders.random(100, new Random(seed))) {
            assertThat(text(order).lines()).allMatch(line -> Columns.of(line) <= Paper.WIDTH);
            assertThat(text(order).lines().filter(line -> line.matches(".* -?[0-9,]+\\.[0-9]{2}$")))
                    .hasSizeGreaterThanOrEqualTo(order.lines().size() + 2)
                    .allMatch(line -> line.length() == Paper.WIDTH);
        }
    }

    @Test
    void aWordLongerThanTheLineIsBroken() {
        var text = text(withLines(List.of(line("M".repeat(300), "Pantry", "x", 1, 1, 0, "EXEMPT", 0)), 0));
        assertThat(text.lines()).allMatch(line -> line.length() <= Paper.WIDTH);
        assertThat(text.chars().filter(c -> c == 'M').count()).isEqualTo(300);
    }

    private static String text(Order order) {
        return ReceiptText.of(new KnownOrder(order, new Revision(false, 1, "a")));
    }

    private static Order withLines(List<OrderLine> lines, long discount) {
        var subtotal = lines.stream().mapToLong(l -> l.lineTotal().amount()).sum();
        return new Order(
                BASKET.id(),
                BASKET.number(),
                BASKET.customerId(),
                BASKET.placedAt(),
                null,
                null,
                lines,
                usd(subtotal),
                usd(discount),
                null,
                List.of(new TaxLine("EXEMPT", 0, usd(subtotal), usd(0))),
                usd(0),
                usd(subtotal - discount));
    }
}
