package io.grocellery.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.summary.order.TestOrders;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of a long history reads what is asked for; how long that takes, {@code bench scale} measures. */
class LongHistoryIT {
    private static final int ORDERS = 30_000;
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    @RegisterExtension
    static final ServiceUnderTest service = ServiceUnderTest.of(SummaryApplication.class, "summary-service");

    @BeforeAll
    static void history() {
        LongHistory.write(anew(), ORDERS);
    }

    @Test
    void noQuestionReadsATableOfOrdersFromEndToEnd() {
        var before = rowsRead();
        var someone = LongHistory.customer(7);
        ask("/summaries/orders/" + LongHistory.order(7), service.issuer().shopper(someone));
        ask("/summaries/me", service.issuer().shopper(someone));
        ask(
                "/summaries/sales?from=2025-11-24&to=2026-11-24&by=day",
                service.issuer().admin(someone));
        ask(
                "/summaries/sales?from=2025-11-24&to=2026-11-24&by=category",
                service.issuer().admin(someone));
        takeAnEvent();
        assertThat(rowsRead() - before).isPositive().isLessThan(ORDERS / 10);
    }

    private static void ask(String path, String token) {
        service.get(path).bearer(token).send().expect(200);
    }

    private static void takeAnEvent() {
        var event = TestEvents.placed(TestOrders.random(1, new Random(4)).getFirst());
        service.post("/summaries/events")
                .bearer(service.issuer().service("order-service"))
                .json(event)
                .send()
                .expect(204);
    }

    /** Rows read since the history was written; PostgreSQL counts a connection's once it is closed. */
    private static long rowsRead() {
        var moment = OffsetDateTime.now(ZoneOffset.UTC);
        service.bean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        var start = System.nanoTime();
        while (connectionsSince(moment) > 0) {
            assertThat(System.nanoTime() - start).as("waiting for statistics").isLessThan(PATIENCE);
            Thread.onSpinWait();
        }
        return readSoFar();
    }

    /** By connections that end with each statement, so that what they read is counted. */
    private static JdbcClient anew() {
        return JdbcClient.create(service.database().dataSource());
    }

    private static long connectionsSince(OffsetDateTime moment) {
        return anew().sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid() and backend_start < :moment
                        """).param("moment", moment).query(Long.class).single();
    }

    private static long readSoFar() {
        return anew().sql("""
                        select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) from pg_stat_user_tables
                        where relname in ('known_order', 'inbox', 'customer_figures', 'customer_category_figures')
                        """).query(Long.class).single();
    }
}
