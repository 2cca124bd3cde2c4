package io.grocellery.summary.figures;

import static java.util.stream.Collectors.toMap;

import io.grocellery.summary.order.KnownOrder;
import io.grocellery.summary.order.Order;
import io.grocellery.summary.order.OrderLine;
import java.util.Map;

/**
 * What one order adds to figures.
 *
 * @param whole the order as a whole
 * @param byCategory the same by category of its lines
 */
public record Contribution(Figures whole, Map<String, Figures> byCategory) {

    public static Contribution of(KnownOrder known) {
        return new Contribution(whole(known), byCategory(known));
    }

    private static Figures whole(KnownOrder known) {
        return known.cancelled() ? Figures.ONE_CANCELLED : standing(known.order());
    }

    private static Figures standing(Order order) {
        return new Figures(
                1,
                0,
                order.units(),
                order.subtotal().amount(),
                order.discount().amount(),
                order.tax().amount(),
                order.total().amount());
    }

    private static Map<String, Figures> byCategory(KnownOrder known) {
        return known.order().lines().stream()
                .collect(toMap(
                        OrderLine::category,
                        line -> known.cancelled() ? Figures.ONE_CANCELLED : standing(line),
                        (one, other) -> known.cancelled() ? one : oneOrder(one.plus(other))));
    }

    /** Two lines of a category are still one order. */
    private static Figures oneOrder(Figures sum) {
        return new Figures(1, 0, sum.units(), sum.subtotal(), sum.discount(), sum.tax(), sum.total());
    }

    private static Figures standing(OrderLine line) {
        return new Figures(
                1,
                0,
                line.quantity(),
                line.lineTotal().amount(),
                line.discount().amount(),
                line.tax().amount(),
                line.lineTotal().amount()
                        - line.discount().amount()
                        + line.tax().amount());
    }
}
