package io.grocellery.summary.sales;

import static java.util.stream.Collectors.toMap;

import io.grocellery.summary.figures.Contribution;
import io.grocellery.summary.figures.Differences;
import io.grocellery.summary.figures.Figures;
import io.grocellery.summary.figures.FiguresTable;
import io.grocellery.summary.order.Change;
import io.grocellery.summary.order.KnownOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sold, by the UTC day on which the orders were placed. */
@Component
public class SalesFigures {
    private final JdbcClient database;
    private final FiguresTable<LocalDate> byDay;
    private final FiguresTable<DayCategory> byDayAndCategory;

    SalesFigures(JdbcClient database, JdbcOperations operations) {
        this.database = database;
        this.byDay = new FiguresTable<>(operations, "day_figures", List.of("day"), List::of);
        this.byDayAndCategory = new FiguresTable<>(
                operations,
                "day_category_figures",
                List.of("day", "category"),
                key -> List.of(key.day(), key.category()));
    }

    /** Adds what the change makes different, inside the caller's transaction. */
    public void add(Change change) {
        byDayAndCategory.add(Differences.of(change, SalesFigures::rowsByCategory));
        byDay.add(Differences.of(change, SalesFigures::rows));
    }

    /** Only days with orders; each day once, in order. */
    Map<LocalDate, Figures> byDay(Period period) {
        var sql = "select day, " + FiguresTable.COLUMNS
                + " from day_figures where day between :from and :to order by day";
        return in(period, sql).query(FiguresTable.readBy("day", LocalDate.class));
    }

    /** The category that sold most first. */
    Map<String, Figures> byCategory(Period period) {
        return in(period, """
                select category, sum(orders)::bigint as orders, sum(cancelled)::bigint as cancelled,
                  sum(units)::bigint as units, sum(subtotal)::bigint as subtotal, sum(discount)::bigint as discount,
                  sum(tax)::bigint as tax, sum(total)::bigint as total
                from day_category_figures where day between :from and :to
                group by category order by sum(total) desc, category
                """).query(FiguresTable.readBy("category", String.class));
    }

    private JdbcClient.StatementSpec in(Period period, String sql) {
        return database.sql(sql).param("from", period.from()).param("to", period.to());
    }

    private static Map<LocalDate, Figures> rows(KnownOrder known) {
        return Map.of(known.order().day(), Contribution.of(known).whole());
    }

    private static Map<DayCategory, Figures> rowsByCategory(KnownOrder known) {
        var day = known.order().day();
        return Contribution.of(known).byCategory().entrySet().stream()
                .collect(toMap(entry -> new DayCategory(day, entry.getKey()), Map.Entry::getValue));
    }
}
