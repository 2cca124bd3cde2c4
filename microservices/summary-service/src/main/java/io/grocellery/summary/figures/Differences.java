package io.grocellery.summary.figures;

import io.grocellery.summary.order.Change;
import io.grocellery.summary.order.KnownOrder;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What a change adds to each row of a table of figures, in the order of the rows' keys. */
public final class Differences {
    private Differences() {}

    /**
     * What the change adds to each row that it makes different.
     *
     * @param rows the rows that an order belongs to, with what it adds to each
     * @return the rows sorted, so that two transactions lock the same rows in the same order
     */
    public static <K> Map<K, Figures> of(Change change, Function<KnownOrder, Map<K, Figures>> rows) {
        var sums = new TreeMap<K, Figures>();
        BiConsumer<K, Figures> add = (key, figures) -> sums.merge(key, figures, Figures::plus);
        change.removed().map(rows).forEach(row -> row.forEach((key, figures) -> add.accept(key, figures.negated())));
        rows.apply(change.after()).forEach(add);
        sums.values().removeIf(Figures.NONE::equals);
        return sums;
    }
}
