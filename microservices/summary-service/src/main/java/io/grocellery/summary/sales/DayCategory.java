package io.grocellery.summary.sales;

import java.time.LocalDate;
import java.util.Comparator;

/** A row of the figures by day and category. */
record DayCategory(LocalDate day, String category) implements Comparable<DayCategory> {
    private static final Comparator<DayCategory> ORDER =
            Comparator.comparing(DayCategory::day).thenComparing(DayCategory::category);

    @Override
    public int compareTo(DayCategory other) {
        return ORDER.compare(this, other);
    }
}
