package io.grocellery.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.summary.order.TestOrders;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is asked costs at 1,000,000 orders at most twice what it costs at 1,000. */
class MillionOrdersIT {
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int ROUNDS = 60;
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    @RegisterExtension
    static final ServiceUnderTest few = ServiceUnderTest.of(SummaryApplication.class, "summary-service");

    @RegisterExtension
    static final ServiceUnderTest many = ServiceUnderTest.of(SummaryApplication.class, "summary-service");

    @BeforeAll
    static void histories() {
        MillionOrders.write(few.jdbc(), FEW);
        MillionOrders.write(many.jdbc(), MANY);
    }

    @Test
    void aReceipt() {
        compare("receipt", service -> timed(service, "/summaries/orders/" + MillionOrders.order(7), false));
    }

    @Test
    void aCustomersSummary() {
        compare("me", service -> timed(service, "/summaries/me", false));
    }

    @Test
    void aYearOfSalesByDay() {
        compare("by day", service -> timed(service, "/summaries/sales?from=2025-11-24&to=2026-11-24&by=day", true));
    }

    @Test
    void aYearOfSalesByCategory() {
        compare(
                "by category",
                service -> timed(service, "/summaries/sales?from=2025-11-24&to=2026-11-24&by=category", true));
    }

    @Test
    void takingAnEvent() {
        var random = new Random(3);
        compare("event", service -> deliver(service, random));
    }

    @Test
    void noQuestionReadsATableOfOrdersFromEndToEnd() {
        var before = readSoFar(many);
        timed(many, "/summaries/orders/" + MillionOrders.order(7), false);
        timed(many, "/summaries/me", false);
        deliver(many, new Random(4));
        assertThat(rowsRead(many) - before).isLessThan(MANY / 10);
    }

    private static void compare(String what, ToLongFunction<ServiceUnderTest> question) {
        var times = new long[2][ROUNDS];
        for (var round = -ROUNDS / 3; round < ROUNDS; round++) {
            var ofFew = question.applyAsLong(few);
            var ofMany = question.applyAsLong(many);
            times[0][Math.max(round, 0)] = ofFew;
            times[1][Math.max(round, 0)] = ofMany;
        }
        assertThat(median(times[1]))
                .as("%s: nanoseconds at %,d orders beside %,d at %,d", what, MANY, median(times[0]), FEW)
                .isLessThan(2 * median(times[0]));
    }

    private static long median(long[] times) {
        var sorted = Arrays.stream(times).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static long timed(ServiceUnderTest service, String path, boolean asAdmin) {
        var someone = MillionOrders.customer(7);
        var token = asAdmin ? service.issuer().admin(someone) : service.issuer().shopper(someone);
        var start = System.nanoTime();
        service.get(path).bearer(token).send().expect(200);
        return System.nanoTime() - start;
    }

    private static long deliver(ServiceUnderTest service, Random random) {
        var event = TestEvents.placed(TestOrders.random(1, random).getFirst());
        var token = service.issuer().service("order-service");
        var start = System.nanoTime();
        service.post("/summaries/events").bearer(token).json(event).send().expect(204);
        return System.nanoTime() - start;
    }

    /** Rows read since the histories were written; PostgreSQL counts a connection's once it is closed. */
    private static long rowsRead(ServiceUnderTest service) {
        var moment = OffsetDateTime.now(ZoneOffset.UTC);
        service.bean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        var start = System.nanoTime();
        while (connectionsSince(service, moment) > 0) {
            assertThat(System.nanoTime() - start).as("waiting for statistics").isLessThan(PATIENCE);
            Thread.onSpinWait();
        }
        return readSoFar(service);
    }

    private static long connectionsSince(ServiceUnderTest service, OffsetDateTime moment) {
        return service.jdbc().sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid() and backend_start < :moment
                        """).param("moment", moment).query(Long.class).single();
    }

    private static long readSoFar(ServiceUnderTest service) {
        return service.jdbc().sql("""
                        select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) from pg_stat_user_tables
                        where relname in ('known_order', 'inbox', 'customer_figures', 'customer_category_figures')
                        """).query(Long.class).single();
    }
}
