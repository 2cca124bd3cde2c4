package io.grocellery.summary.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grocellery.chassis.money.Money;
import io.grocellery.summary.figures.Figures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sold in a period.
 *
 * @param by what the items are: {@code day} or {@code category}
 * @param totals the sums of the items; by category an order counts once for each of its categories
 */
record SalesReport(LocalDate from, LocalDate to, String by, List<Item> items, Item totals) {

    /**
     * One day or one category; in totals neither is there.
     *
     * @param orders orders that stand
     * @param cancelled orders that were cancelled; they count in no other figure
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @Nullable LocalDate day,
            @Nullable String category,
            long orders,
            long cancelled,
            long units,
            Money subtotal,
            Money discount,
            Money tax,
            Money total) {

        private static Item of(@Nullable LocalDate day, @Nullable String category, Figures figures) {
            return new Item(
                    day,
                    category,
                    figures.orders(),
                    figures.cancelled(),
                    figures.units(),
                    Money.usd(figures.subtotal()),
                    Money.usd(figures.discount()),
                    Money.usd(figures.tax()),
                    Money.usd(figures.total()));
        }
    }

    /** Every day of the period has an item, with zeros where nothing was sold. */
    static SalesReport byDay(Period period, Map<LocalDate, Figures> figures) {
        var items = period.days()
                .map(day -> Item.of(day, null, figures.getOrDefault(day, Figures.NONE)))
                .toList();
        return new SalesReport(period.from(), period.to(), "day", items, totals(figures));
    }

    static SalesReport byCategory(Period period, Map<String, Figures> figures) {
        var items = figures.entrySet().stream()
                .map(entry -> Item.of(null, entry.getKey(), entry.getValue()))
                .toList();
        return new SalesReport(period.from(), period.to(), "category", items, totals(figures));
    }

    private static Item totals(Map<?, Figures> figures) {
        return Item.of(null, null, figures.values().stream().reduce(Figures.NONE, Figures::plus));
    }
}
