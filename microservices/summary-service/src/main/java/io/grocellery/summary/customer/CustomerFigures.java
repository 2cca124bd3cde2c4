package io.grocellery.summary.customer;

import static java.util.stream.Collectors.toMap;

import io.grocellery.summary.figures.Contribution;
import io.grocellery.summary.figures.Differences;
import io.grocellery.summary.figures.Figures;
import io.grocellery.summary.figures.FiguresTable;
import io.grocellery.summary.order.Change;
import io.grocellery.summary.order.KnownOrder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each customer bought, as a whole and by category. */
@Component
public class CustomerFigures {
    private final JdbcClient database;
    private final FiguresTable<UUID> whole;
    private final FiguresTable<CustomerCategory> byCategory;

    CustomerFigures(JdbcClient database, JdbcOperations operations) {
        this.database = database;
        this.whole = new FiguresTable<>(operations, "customer_figures", List.of("customer_id"), List::of);
        this.byCategory = new FiguresTable<>(
                operations,
                "customer_category_figures",
                List.of("customer_id", "category"),
                key -> List.of(key.customer(), key.category()));
    }

    /** Adds what the change makes different, inside the caller's transaction. */
    public void add(Change change) {
        whole.add(Differences.of(change, CustomerFigures::rows));
        byCategory.add(Differences.of(change, CustomerFigures::rowsByCategory));
    }

    Figures of(UUID customer) {
        return database.sql("select " + FiguresTable.COLUMNS + " from customer_figures where customer_id = :customer")
                .param("customer", customer)
                .query((row, number) -> FiguresTable.read(row))
                .optional()
                .orElse(Figures.NONE);
    }

    /** The categories of which the customer bought most, by units, then by what was paid. */
    Map<String, Figures> favouritesOf(UUID customer, int most) {
        return database.sql("select category, " + FiguresTable.COLUMNS + """
                         from customer_category_figures where customer_id = :customer and orders > 0
                        order by units desc, total desc, category limit :most
                        """)
                .param("customer", customer)
                .param("most", most)
                .query(FiguresTable.readBy("category", String.class));
    }

    private static Map<UUID, Figures> rows(KnownOrder known) {
        return Map.of(known.order().customerId(), Contribution.of(known).whole());
    }

    private static Map<CustomerCategory, Figures> rowsByCategory(KnownOrder known) {
        var customer = known.order().customerId();
        return Contribution.of(known).byCategory().entrySet().stream()
                .collect(toMap(entry -> new CustomerCategory(customer, entry.getKey()), Map.Entry::getValue));
    }
}
