package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad days: what dies comes back by itself, no order is lost or doubled, no stock leaks. */
class RecoveryIT {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final RunningGrocellery grocellery = RunningGrocellery.shared();
    private final Customer alice = new Customer(grocellery.gateway(), grocellery.tokenOf("alice"));
    private final Customer bob = new Customer(grocellery.gateway(), grocellery.tokenOf("bob"));
    private final Customer admin = new Customer(grocellery.gateway(), grocellery.tokenOf("admin"));
    private final List<Customer> everybody = List.of(alice, bob, admin);

    @BeforeEach
    @AfterEach
    void everythingServes() {
        Eventually.holds("everything ready", RECOVERY, this::running);
    }

    private boolean running() {
        return grocellery.grocellery("status").code() == 0;
    }

    @Test
    void theShopGoesOnWithoutTheDaemonAndTheNextOneFindsEverything() {
        long gateway = grocellery.pidOf("gateway");
        long orders = grocellery.pidOf("order-service-1");
        kill(grocellery.pidOf("daemon"));

        buysGroceries();

        grocellery.up();
        assertThat(grocellery.pidOf("gateway")).isEqualTo(gateway);
        assertThat(grocellery.pidOf("order-service-1")).isEqualTo(orders);
    }

    @Test
    void theGatewayComesBackWithItsTable() {
        kill(grocellery.pidOf("gateway"));
        Eventually.holds("the shop answers", RECOVERY, this::shopAnswers);
        buysGroceries();
    }

    @Test
    void noOrderIsLostOrDoubledWhenAServiceIsKilledUnderLoad() {
        for (String victim : List.of("order-service-1", "product-service-1", "cart-service-1", "summary-service-1")) {
            List<String> products = alice.products(3);
            long before = products.stream().mapToLong(alice::available).sum();
            try (Load load = new Load(everybody, products)) {
                Eventually.holds("some orders", RECOVERY, () -> load.placed() > 20);
                kill(grocellery.pidOf(victim));
                long sofar = load.placed();
                Eventually.holds("orders go on after " + victim, RECOVERY, () -> load.placed() > sofar + 20);
                load.finish();
                everythingAddsUp(load, products, before);
            }
        }
    }

    @Test
    void noOrderIsLostWhenTheDatabaseIsKilledUnderLoad() {
        List<String> products = alice.products(3);
        long before = products.stream().mapToLong(alice::available).sum();
        try (Load load = new Load(everybody, products)) {
            Eventually.holds("some orders", RECOVERY, () -> load.placed() > 20);
            kill(grocellery.pidOf("postgresql"));
            long sofar = load.placed();
            Eventually.holds("orders go on", RECOVERY, () -> load.placed() > sofar + 20);
            load.finish();
            everythingAddsUp(load, products, before);
        }
    }

    /** Each acknowledged order is there once, and the stock went down by just what was ordered. */
    private void everythingAddsUp(Load load, List<String> products, long before) {
        for (String order : load.orders()) {
            assertThat(admin.get("/orders/" + order).statusCode())
                    .as("order " + order)
                    .isEqualTo(200);
        }
        assertThat(load.orders()).as("one answer for each key").doesNotHaveDuplicates();
        assertThat(load.unexpected()).as("answers that no shopper should get").isEmpty();
        Eventually.holds(
                "stock went down by what was ordered: " + load.orders().size(),
                Duration.ofSeconds(90),
                () -> products.stream().mapToLong(alice::available).sum() == before - 3L * load.carts());
    }

    private boolean shopAnswers() {
        try {
            return Http.get(grocellery.gateway().resolve("/products?limit=1")).statusCode() == 200;
        } catch (UncheckedIOException away) {
            return false;
        }
    }

    private void buysGroceries() {
        String cart = alice.cartWith(alice.products(2));
        HttpResponse<String> order = alice.order(cart, UUID.randomUUID());
        assertThat(order.statusCode()).as(order.body()).isEqualTo(201);
        Map<String, Object> placed = Customer.object(order);
        Object id = Objects.requireNonNull(placed.get("id"));
        Eventually.holds(
                "the receipt",
                RECOVERY,
                () -> alice.get("/summaries/orders/" + id, "Accept", "text/plain")
                                .statusCode()
                        == 200);
    }

    private static void kill(long pid) {
        ProcessHandle victim = ProcessHandle.of(pid).orElseThrow();
        victim.destroyForcibly();
        Eventually.holds("process " + pid + " dead", Duration.ofSeconds(10), () -> !victim.isAlive());
    }
}
