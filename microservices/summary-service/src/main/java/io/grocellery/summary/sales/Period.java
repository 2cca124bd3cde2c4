package io.grocellery.summary.sales;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * UTC days from the first to the last, both of them in: one to {@value #MOST_DAYS} days in the years 2000 to 2199.
 */
record Period(LocalDate from, LocalDate to) {
    static final int MOST_DAYS = 366;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    Period {
        demand(!from.isBefore(EARLIEST) && !to.isAfter(LATEST), "from and to must be in " + EARLIEST + ".." + LATEST);
        demand(!to.isBefore(from), "from must not be after to, were " + from + " and " + to);
        var days = ChronoUnit.DAYS.between(from, to) + 1;
        demand(days <= MOST_DAYS, "from and to must span at most " + MOST_DAYS + " days, were " + days);
    }

    Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
