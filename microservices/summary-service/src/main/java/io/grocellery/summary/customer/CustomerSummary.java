package io.grocellery.summary.customer;

import io.grocellery.chassis.money.Money;
import io.grocellery.summary.figures.Figures;
import io.grocellery.summary.order.KnownOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one shopper bought. Cancelled orders count only as cancelled.
 *
 * @param spent the totals of the orders, tax in
 * @param saved what coupons took off
 * @param favouriteCategories most units first
 * @param lastOrders newest first, cancelled ones too
 */
record CustomerSummary(
        UUID customerId,
        long orders,
        long cancelledOrders,
        long units,
        Money spent,
        Money saved,
        List<Favourite> favouriteCategories,
        List<LastOrder> lastOrders) {

    record Favourite(String category, long orders, long units, Money spent) {
        private static Favourite of(Map.Entry<String, Figures> entry) {
            var figures = entry.getValue();
            return new Favourite(entry.getKey(), figures.orders(), figures.units(), Money.usd(figures.total()));
        }
    }

    record LastOrder(UUID orderId, String number, String status, Instant placedAt, long units, Money total) {
        private static LastOrder of(KnownOrder known) {
            var order = known.order();
            var status = known.cancelled() ? "CANCELLED" : "PLACED";
            return new LastOrder(order.id(), order.number(), status, order.placedAt(), order.units(), order.total());
        }
    }

    static CustomerSummary of(
            UUID customer, Figures figures, Map<String, Figures> favourites, List<KnownOrder> lastOrders) {
        return new CustomerSummary(
                customer,
                figures.orders(),
                figures.cancelled(),
                figures.units(),
                Money.usd(figures.total()),
                Money.usd(figures.discount()),
                favourites.entrySet().stream().map(Favourite::of).toList(),
                lastOrders.stream().map(LastOrder::of).toList());
    }
}
