package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.running.Customer;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.size.LargeTest;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bad days: what dies comes back by itself, no order is lost or doubled, no stock leaks. */
class WhenThingsBreakIT {

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int STOCK = 1000;
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final RunningGrocellery grocellery = RunningGrocellery.shared();
    private final Customer alice = new Customer(grocellery.gateway(), grocellery.tokenOf("alice"));
    private final Customer bob = new Customer(grocellery.gateway(), grocellery.tokenOf("bob"));
    private final Customer admin = new Customer(grocellery.gateway(), grocellery.tokenOf("admin"));
    private final List<Customer> everybody = List.of(alice, bob, admin);

    @BeforeEach
    @AfterEach
    void everythingServes() {
        Eventually.holds("everything ready", RECOVERY, grocellery::serves);
    }

    @Test
    void theShopGoesOnWithoutTheDaemonAndTheNextOneFindsEverything() {
        long gateway = grocellery.pidOf("gateway");
        long orders = grocellery.pidOf("order-service-1");
        kill(grocellery.pidOf("daemon"));
        try {
            buysGroceries();
        } finally {
            grocellery.up();
        }
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
            List<String> products = admin.stocked(3, STOCK);
            long before = products.stream().mapToLong(admin::available).sum();
            long process = grocellery.pidOf(victim); // asked before: the load is over within seconds
            try (Load load = new Load(everybody, products)) {
                Eventually.holds("some orders", RECOVERY, () -> load.placed() > 20);
                kill(process);
                long sofar = load.placed();
                Eventually.holds("orders go on after " + victim, RECOVERY, () -> load.placed() > sofar + 20);
                load.finish();
                everythingAddsUp(load, products, before);
            }
        }
    }

    /** What can happen to a database server. */
    enum Outage {
        /** As by {@code kill -9}. */
        KILLED,
        /** As by {@code pg_ctl stop -m fast}: sessions end, nothing is left to recover. */
        STOPPED_FAST,
        /** As by {@code kill}: takes no new session and waits for the present ones, which never end by themselves. */
        STOPPED_IN_GOOD_ORDER,
        /** Nothing moves for three seconds, as when a disk stalls or a laptop sleeps. */
        HANGING_FOR_A_MOMENT,
        /** Nothing moves any more. */
        HANGING
    }

    @ParameterizedTest
    @EnumSource(names = {"KILLED", "STOPPED_FAST"})
    void noOrderIsLostOrDoubledWhenTheDatabaseEndsUnderLoad(Outage outage) {
        everythingAddsUpAfter(outage);
    }

    @LargeTest
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"KILLED", "STOPPED_FAST"})
    void noOrderIsLostOrDoubledWhenTheDatabaseHangsOrEndsSlowlyUnderLoad(Outage outage) {
        everythingAddsUpAfter(outage);
    }

    private void everythingAddsUpAfter(Outage outage) {
        List<String> products = admin.stocked(3, STOCK);
        long before = products.stream().mapToLong(admin::available).sum();
        long server = grocellery.pidOf("postgresql");
        try (Load load = new Load(everybody, products)) {
            Eventually.holds("some orders", RECOVERY, () -> load.placed() > 20);
            happens(outage, server);
            long sofar = load.placed();
            Eventually.holds("orders go on", RECOVERY, () -> load.placed() > sofar + 20);
            load.finish();
            everythingAddsUp(load, products, before);
        }
        everythingServes();
        assertThat(grocellery.pidOf("postgresql") == server)
                .as("the server is the same")
                .isEqualTo(outage == Outage.HANGING_FOR_A_MOMENT);
    }

    private static void happens(Outage outage, long server) {
        switch (outage) {
            case KILLED -> kill(server);
            case STOPPED_FAST -> signal("INT", server);
            case STOPPED_IN_GOOD_ORDER -> signal("TERM", server);
            case HANGING_FOR_A_MOMENT -> {
                signal("STOP", server);
                LockSupport.parkNanos(MOMENT.toNanos());
                signal("CONT", server);
            }
            case HANGING -> signal("STOP", server);
        }
        if (outage == Outage.STOPPED_FAST) {
            Eventually.holds(
                    "the server ended", RECOVERY, () -> ProcessHandle.of(server).isEmpty());
        }
    }

    /** Ending is the server's own work; hanging must reach its children too, of which no more can come then. */
    private static void signal(String name, long server) {
        sendTo(Long.toString(server), name);
        if (name.equals("STOP") || name.equals("CONT")) {
            sendTo(
                    ProcessHandle.of(server).stream()
                            .flatMap(ProcessHandle::children)
                            .map(child -> Long.toString(child.pid()))
                            .collect(Collectors.joining(" ")),
                    name);
        }
    }

    private static void sendTo(String processes, String signal) {
        Command.in(Path.of("/"), "sh", "-c", "kill -s " + signal + " " + processes)
                .run();
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
                () -> products.stream().mapToLong(admin::available).sum() == before - 3L * load.carts());
        admin.retires(products);
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
