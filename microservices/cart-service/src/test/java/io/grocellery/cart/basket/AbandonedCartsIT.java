package io.grocellery.cart.basket;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ManualClock;
import io.grocellery.chassis.test.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

final class AbandonedCartsIT {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T08:00:00Z"));
    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = database.jdbc();
    private final CartRepository carts = new CartRepository(jdbc, clock);
    private final AbandonedCarts abandoned = new AbandonedCarts(carts, clock);

    @BeforeEach
    void migrate() {
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void sweepsGuestsCartsAfterThirtyDaysAndNoPersons() {
        UUID old = guest(1);
        UUID used = guest(2);
        carts.createForPerson(new UUID(0, 3), new UUID(0, 4));
        clock.advance(Duration.ofDays(1));
        carts.put(used, new Item(new UUID(0, 9), 1));
        carts.changed(used);
        clock.advance(Duration.ofDays(29));
        assertThat(abandoned.sweep()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(abandoned.sweep()).isEqualTo(1);
        assertThat(carts.find(old)).isEmpty();
        assertThat(carts.find(used)).isPresent();
        clock.advance(Duration.ofDays(365));
        assertThat(abandoned.sweep()).isEqualTo(1);
        assertThat(carts.find(new UUID(0, 3))).isPresent();
        assertThat(count("cart_item")).isZero();
    }

    @Test
    void sweepsManyInBatches() {
        jdbc.sql("""
                        INSERT INTO cart (id, token_hash, created_at, updated_at)
                        SELECT gen_random_uuid(), sha256('x'), '2025-01-01', '2025-01-01' FROM generate_series(1, 1201)
                        """).update();
        assertThat(abandoned.sweep()).isEqualTo(1201);
        assertThat(count("cart")).isZero();
    }

    @Test
    void findsThemByIndex() {
        jdbc.sql("""
                        INSERT INTO cart (id, owner_id, created_at, updated_at)
                        SELECT gen_random_uuid(), gen_random_uuid(), '2025-01-01', '2025-01-01'
                        FROM generate_series(1, 20000)
                        """).update();
        guest(1);
        jdbc.sql("ANALYZE cart").update();
        String plan = String.join(
                "\n",
                jdbc.sql("EXPLAIN SELECT id FROM cart WHERE owner_id IS NULL AND updated_at < now()"
                                + " ORDER BY updated_at LIMIT 500")
                        .query(String.class)
                        .list());
        assertThat(plan).contains("cart_guests_by_age").doesNotContain("Seq Scan");
    }

    private UUID guest(long number) {
        UUID id = new UUID(0, number);
        carts.createForGuest(id, new CartToken("token").hash());
        return id;
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
