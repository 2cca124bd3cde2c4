package io.grocellery.summary.receipt;

import io.grocellery.chassis.money.Money;
import io.grocellery.summary.order.KnownOrder;
import io.grocellery.summary.order.Order;
import io.grocellery.summary.order.OrderLine;
import io.grocellery.summary.order.TaxLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sets a receipt in plain text, {@value Paper#WIDTH} columns wide, amounts aligned on the right. */
final class ReceiptText {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Paper paper = new Paper();
    private final KnownOrder known;
    private final Order order;

    private ReceiptText(KnownOrder known) {
        this.known = known;
        this.order = known.order();
    }

    static String of(KnownOrder known) {
        return new ReceiptText(known).set();
    }

    private String set() {
        heading();
        order.lines().forEach(this::item);
        sums();
        order.taxes().forEach(this::tax);
        total();
        farewell();
        return paper.toString();
    }

    private void heading() {
        paper.centred("GROCELLERY");
        paper.centred("Receipt");
        paper.blank();
        paper.row("Order", order.number());
        paper.row("Placed", MOMENT.format(order.placedAt()));
        if (known.cancelled()) {
            paper.row("CANCELLED", cancelledAt());
        }
        paper.rule('-');
    }

    private String cancelledAt() {
        Instant at = order.cancelledAt();
        return at == null ? "" : MOMENT.format(at);
    }

    private void item(OrderLine line) {
        paper.paragraph(line.name());
        var count = "  %d x %s / %s".formatted(line.quantity(), amount(line.unitPrice()), line.unit());
        paper.row(count, amount(line.lineTotal()));
    }

    private void sums() {
        paper.rule('-');
        paper.row("Subtotal", amount(order.subtotal()));
        if (order.discount().amount() > 0) {
            var coupon = order.couponCode();
            paper.row(coupon == null ? "Discount" : "Discount " + coupon, "-" + amount(order.discount()));
        }
    }

    private void tax(TaxLine tax) {
        var rate = BigDecimal.valueOf(tax.rateBasisPoints(), 2).toPlainString();
        var base = amount(tax.base());
        paper.row("Tax %-9s%5s%% of %s".formatted(titled(tax.taxClass()), rate, base), amount(tax.tax()));
    }

    private void total() {
        paper.rule('=');
        paper.row("TOTAL " + order.total().currency(), amount(order.total()));
        paper.rule('=');
    }

    private void farewell() {
        if (known.cancelled()) {
            paper.centred("This order was cancelled: nothing is owed.");
            paper.paragraph(reason());
            return;
        }
        paper.row("Items", "%,d".formatted(order.units()));
        if (order.discount().amount() > 0) {
            paper.row("You saved", amount(order.discount()));
        }
    }

    private String reason() {
        var reason = order.cancelReason();
        return reason == null ? "" : "Reason: " + reason;
    }

    private static String amount(Money money) {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(money.amount(), 2));
    }

    private static String titled(String word) {
        var first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first) + word.substring(first).toLowerCase(Locale.ROOT);
    }
}
