package io.grocellery.order;

import static io.grocellery.order.OrderFixture.assertSettled;
import static io.grocellery.order.OrderFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.TestDatabase;
import io.grocellery.chassis.test.TestIssuer;
import io.grocellery.order.ShopStandIn.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one database take orders; one is killed with what it has under way, and comes back. */
final class KilledProcessIT {
    private static final int CARTS = 60;
    private static final int CLIENTS = 6;

    private final TestDatabase database = TestDatabase.create();
    private final TestIssuer issuer = TestIssuer.start(Clock.systemUTC());
    private final ShopStandIn shop = new ShopStandIn();
    private final AtomicInteger ordered = new AtomicInteger();
    private final UUID bread = shop.product(1000, 499);

    @TempDir
    private Path folder;

    private volatile List<OrderProcess> instances = List.of();

    @AfterEach
    void close() {
        instances.forEach(OrderProcess::kill);
        shop.close();
        issuer.close();
        database.close();
    }

    @Test
    void noOrderIsLostOrDoubledAndNoStockLeaked() throws IOException {
        OrderProcess first = OrderProcess.start(folder, database, issuer, shop);
        OrderProcess second = OrderProcess.start(folder, database, issuer, shop);
        instances = List.of(first.awaitReady(), second.awaitReady());
        List<UUID> carts = Stream.generate(() -> shop.cart(List.of(new Wanted(bread, 2))))
                .limit(CARTS)
                .toList();

        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            carts.forEach(cart -> clients.execute(() -> orderUntilTaken(cart)));
            await("some orders", () -> ordered.get() >= CARTS / 4);
            first.kill();
            await("more orders", () -> ordered.get() >= CARTS / 2);
            instances = List.of(OrderProcess.start(folder, database, issuer, shop), second);
        }

        assertThat(ordered).hasValue(CARTS);
        assertSettled(database.jdbc(), shop);
        assertThat(database.jdbc()
                        .sql("select count(*), count(distinct cart_id) from orders where status = 'PLACED'")
                        .query((row, number) -> List.of(row.getInt(1), row.getInt(2)))
                        .single())
                .containsExactly(CARTS, CARTS);
        assertThat(shop.available(bread)).isEqualTo(1000 - 2 * CARTS);
    }

    /** As a client that never gives up and turns to another instance when one does not answer. */
    private void orderUntilTaken(UUID cart) {
        UUID customer = UUID.randomUUID();
        boolean taken = IntStream.range(0, 200).anyMatch(attempt -> taken(customer, cart, attempt));
        assertThat(taken).isTrue();
        ordered.incrementAndGet();
    }

    private boolean taken(UUID customer, UUID cart, int attempt) {
        OrderProcess instance = instances.get(attempt % instances.size());
        if (instance.order(customer, cart.toString(), cart) == 201) {
            return true;
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        return false;
    }
}
