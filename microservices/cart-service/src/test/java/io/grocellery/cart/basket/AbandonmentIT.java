package io.grocellery.cart.basket;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ManualClock;
import io.grocellery.chassis.test.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

final class AbandonmentIT {

    private static final Duration LEFT = Duration.ofMinutes(30);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T08:00:00Z"));
    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = database.jdbc();
    private final CartRepository carts = new CartRepository(jdbc, clock);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CartMetrics metrics = new CartMetrics(registry);
    private final UUID cart = new UUID(0, 1);

    @BeforeEach
    void aCartWithSomethingInIt() {
        migrate(database, "latest");
        carts.createForGuest(cart, new CartToken("token").hash());
        fill();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCartThatNobodyChangesForAWhileIsAbandonedOnce() {
        clock.advance(LEFT);
        assertThat(abandoned()).as("not longer ago than that").isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(abandoned()).isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        assertThat(abandoned()).as("seen by this instance or another").isEqualTo(1);
        fill();
        clock.advance(Duration.ofDays(1));
        assertThat(abandoned()).as("taken up, and left again").isEqualTo(1);
    }

    @Test
    void everyChangeBeginsTheWaitAnew() {
        clock.advance(LEFT);
        fill();
        clock.advance(LEFT);
        assertThat(abandoned()).isZero();
    }

    @Test
    void anEmptyCartIsNotAbandonedUntilItWasFilledAndLeft() {
        carts.remove(cart, new UUID(0, 9));
        carts.changed(cart);
        clock.advance(LEFT.multipliedBy(2));
        assertThat(abandoned()).isZero();
        fill();
        clock.advance(LEFT.multipliedBy(2));
        assertThat(abandoned()).isEqualTo(1);
    }

    @Test
    void anOrderedCartIsNot() {
        carts.order(cart, new UUID(0, 7));
        clock.advance(LEFT.multipliedBy(2));
        assertThat(abandoned()).isZero();
    }

    @Test
    void manyAreNoticedInBatches() {
        jdbc.sql("""
                        INSERT INTO cart (id, token_hash, created_at, updated_at)
                        SELECT ('00000000-0000-0000-0001-' || lpad(i::text, 12, '0'))::uuid, sha256('x'),
                               '2025-01-01', '2025-01-01' FROM generate_series(1, 1200) i
                        """).update();
        jdbc.sql("INSERT INTO cart_item SELECT id, id, 1, '2025-01-01' FROM cart WHERE updated_at < '2026-01-01'")
                .update();
        assertThat(abandoned()).isEqualTo(1200);
    }

    @Test
    void theyAreFoundByIndex() {
        jdbc.sql("""
                        INSERT INTO cart (id, token_hash, created_at, updated_at, seen_version)
                        SELECT gen_random_uuid(), sha256('x'), '2025-01-01', '2025-01-01', 1
                        FROM generate_series(1, 20000)
                        """).update();
        jdbc.sql("ANALYZE cart").update();
        String plan = String.join(
                "\n",
                jdbc.sql("EXPLAIN "
                                + CartRepository.UNSEEN
                                        .replaceFirst("\\?", "now()")
                                        .replaceFirst("\\?", "500"))
                        .query(String.class)
                        .list());
        assertThat(plan).contains("cart_unseen_by_age").doesNotContain("Seq Scan");
    }

    @Test
    void whatWasLeftBeforeAnybodyCountedIsNotCountedNow() {
        TestDatabase older = TestDatabase.create();
        try {
            migrate(older, "4");
            older.jdbc().sql("""
                            INSERT INTO cart (id, token_hash, created_at, updated_at)
                            VALUES (?, sha256('x'), '2025-01-01', '2025-01-01')
                            """).param(cart).update();
            older.jdbc()
                    .sql("INSERT INTO cart_item VALUES (?, ?, 1, '2025-01-01')")
                    .params(cart, cart)
                    .update();
            migrate(older, "latest");
            CartRepository migrated = new CartRepository(older.jdbc(), clock);
            assertThat(migrated.noticeLeftBefore(clock.instant(), 10).all()).isZero();
        } finally {
            older.close();
        }
    }

    private void fill() {
        carts.put(cart, new Item(new UUID(0, 9), 1));
        carts.changed(cart);
    }

    private double abandoned() {
        new Abandonment(carts, metrics, new CartSettings(LEFT), clock).notice();
        return registry.get("carts.abandoned").counter().count();
    }

    private static void migrate(TestDatabase some, String version) {
        Flyway.configure().dataSource(some.dataSource()).target(version).load().migrate();
    }
}
