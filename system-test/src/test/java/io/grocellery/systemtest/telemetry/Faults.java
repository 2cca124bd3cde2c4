package io.grocellery.systemtest.telemetry;

import io.grocellery.systemtest.running.Customer;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** What goes wrong with a shop, several things at once, and the alerts that it must raise. */
final class Faults {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SESSIONS = 165;
    private static final int STUCK_MILLIS = 3_000;

    private final RunningGrocellery shop;

    Faults(RunningGrocellery shop) {
        this.shop = shop;
    }

    /**
     * The catalogue is locked by somebody who forgot it, carts by somebody who comes and goes, a shelf is empty, a tool
     * holds most of the server's connections, a heap is full; and what cannot be had here is told by a stand-in.
     */
    @SuppressWarnings("try") // what goes on meanwhile is closed, and not used
    void whileMostIsWrong(Alarms alarms) {
        Customer alice = new Customer(shop.gateway(), shop.tokenOf("alice"));
        Customer bob = new Customer(shop.gateway(), shop.tokenOf("bob"));
        String cart = alice.cartWith(alice.products(2));
        String emptyShelf = bob.products(3).getLast();
        String cartOfIt = bob.cartWith(List.of(emptyShelf));
        try (StandInExporter standIn = new StandInExporter(shop, whatCannotBeHad());
                FullHeap full = new FullHeap(shop.pidOf("summary-service-1"));
                Sessions tools = new Sessions(shop).idle(SESSIONS)) {
            emptyTheShelf(emptyShelf, bob, cartOfIt, alarms);
            alarms.await(PATIENCE, "DatabaseConnectionsUsedUp", "HeapFull", "ReplicationLags", "BackupTooOld");
        }
        try (Repeated carts = Repeated.by(1, 200, this::lockCartsForAWhile);
                Repeated looking =
                        Repeated.by(5, 100, () -> alice.get("/carts/" + cart).statusCode() == 200)) {
            alarms.await(PATIENCE, "HighResponseTime");
        }
        try (Sessions forgotten = new Sessions(shop).lock("product-service", "product");
                Repeated browsing = Repeated.by(10, 20, this::browses);
                Repeated direct = Repeated.by(20, 0, this::browsesDirectly);
                Repeated buying = Repeated.by(
                        3, 50, () -> alice.order(cart, UUID.randomUUID()).statusCode() == 201)) {
            alarms.await(
                    PATIENCE,
                    "HighErrorRate",
                    "CheckoutsFail",
                    "ConnectionPoolFull",
                    "ErrorBudgetBurns",
                    "ErrorBudgetGoesFast");
        }
    }

    @SuppressWarnings("try") // as above
    private void emptyTheShelf(String product, Customer bob, String cart, Alarms alarms) {
        try (Sessions admin = new Sessions(shop)
                        .execute(
                                "product-service",
                                "update stock set available = 0 where product_id = '" + product + "'");
                Repeated trying = Repeated.by(
                        1, 200, () -> bob.order(cart, UUID.randomUUID()).statusCode() == 201)) {
            alarms.await(PATIENCE, "StockRunsOut");
        }
    }

    /**
     * summary-service is stopped, and stopped again each time it is started anew; the processors have too much to do. Of
     * the error budget that went before, the tickets come once nobody is paged for it any more.
     */
    @SuppressWarnings("try") // as above
    void whileEventsWait(Alarms alarms) {
        Eventually.holds("the shop sells again", PATIENCE, () -> shop.serves() && browses());
        Customer bob = new Customer(shop.gateway(), shop.tokenOf("bob"));
        List<String> products = bob.products(1);
        try (Repeated stopping = Repeated.by(1, 300, () -> stops("summary-service-1"));
                Repeated buying = Repeated.by(
                        1,
                        500,
                        () -> bob.order(bob.cartWith(products), UUID.randomUUID())
                                        .statusCode()
                                == 201)) {
            alarms.await(PATIENCE, "ServiceDown", "OutboxWaits");
        }
        signal("CONT", "summary-service-1");
        try (Busyness busy = Busyness.ofAllProcessors()) {
            alarms.await(PATIENCE, "ErrorBudgetGoes", "ErrorBudgetLeaks", "ProcessorsBusy");
        }
    }

    /** PostgreSQL is killed each time it comes back. */
    @SuppressWarnings("try") // as above
    void whileTheDatabaseIsDown(Alarms alarms) {
        try (Repeated killing = Repeated.by(1, 100, () -> signal("KILL", "postgresql"))) {
            alarms.await(PATIENCE, "DatabaseDown");
        }
    }

    private static String whatCannotBeHad() {
        long old = Instant.now().minus(Duration.ofHours(2)).getEpochSecond();
        return """
                pg_replication_lag{instance="standby"} 120
                grocellery_backup_last_success_timestamp_seconds{environment="dev"} %d
                """.formatted(old);
    }

    private boolean browses() {
        return Http.get(shop.gateway().resolve("/products?limit=5")).statusCode() == 200;
    }

    /** Past the gateway, which soon sends nobody there any more. */
    private boolean browsesDirectly() {
        return Http.get(URI.create("http://127.0.0.1:" + (8083 + shop.offset()) + "/products?limit=5"))
                        .statusCode()
                == 200;
    }

    /** Few enough wait meanwhile for the service to stay ready. */
    @SuppressWarnings("try") // as above
    private boolean lockCartsForAWhile() {
        try (Sessions one = new Sessions(shop).lock("cart-service", "cart")) {
            LockSupport.parkNanos(STUCK_MILLIS * 1_000_000L);
            return true;
        }
    }

    private boolean stops(String instance) {
        return signal("STOP", instance);
    }

    private boolean signal(String signal, String name) {
        long pid = shop.pidOf(name);
        return Command.in(Path.of("/"), "sh", "-c", "kill -s " + signal + " " + pid)
                        .run()
                        .code()
                == 0;
    }
}
