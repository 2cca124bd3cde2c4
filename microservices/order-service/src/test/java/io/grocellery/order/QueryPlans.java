package io.grocellery.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database with enough in it that PostgreSQL shows how it would look things up among millions. */
public final class QueryPlans {
    private static final JdbcClient JDBC = filled();
    private static final Pattern PARAMETER = Pattern.compile("\\?");

    private QueryPlans() {}

    /** Whatever its parameters, a statement finds its rows by an index, so that it costs the same with however many. */
    public static void assertReadsNoWholeTable(String sql) {
        String plan = JDBC.sql("explain (generic_plan) " + numbered(sql)).query(String.class).stream()
                .collect(Collectors.joining("\n"));

        assertThat(plan).containsPattern("Index").doesNotContain("Seq Scan");
    }

    private static String numbered(String sql) {
        AtomicInteger number = new AtomicInteger();
        return PARAMETER.matcher(sql).replaceAll(parameter -> "\\$" + number.incrementAndGet());
    }

    private static JdbcClient filled() {
        TestDatabase database = TestDatabase.create();
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(
                // with numbered parameters left in the text, as only the simple protocol has it
                database.url() + "?preferQueryMode=simple", database.username(), database.password()));
        jdbc.sql("""
                insert into orders (id, number, customer_id, cart_id, status, placed_at, currency, subtotal, discount,
                                    tax, total)
                select gen_random_uuid(), 'G-' || n, md5((n % 500)::text)::uuid, gen_random_uuid(), 'PLACED',
                       now() - n * interval '1 minute', 'USD', 100, 0, 0, 100
                from generate_series(1, 20000) n""").update();
        jdbc.sql("""
                insert into order_line
                select id, line, gen_random_uuid(), 'sku', 'name', 'category', 'unit', 1, 50, 50, 0, 'EXEMPT', 0, 0
                from orders, generate_series(1, 2) line""").update();
        jdbc.sql("""
                insert into checkout_claim
                select customer_id, number, cart_id, id, 1, placed_at, true, placed_at from orders""").update();
        jdbc.sql("""
                insert into outbox (order_id, destination, sequence, type, event_id, created_at, next_attempt_at)
                select id, 'summary-service', 1, 'type', id, placed_at, placed_at from orders""").update();
        jdbc.sql("analyze").update();
        return jdbc;
    }
}
