package io.grocellery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changing the table while requests are under way. */
class TableSwapIT {

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private RunningGateway gateway;

    @AfterEach
    void stop() throws Exception {
        gateway.assertBalanced();
        gateway.close();
    }

    @Test
    void aHundredSwapsUnderLoadLoseNoRequest() throws Exception {
        try (Service one = Service.named("one");
                Service two = Service.named("two");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            JsonObject table = Tables.table(folder, Tables.backend("r-1", 1, one.port()));
            gateway = RunningGateway.start(folder, table);
            AtomicBoolean over = new AtomicBoolean();
            List<Future<Long>> loads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                loads.add(clients.submit(() -> load(over)));
            }

            for (int i = 0; i < 100; i++) {
                boolean both = i % 2 == 0;
                table = both
                        ? Tables.next(
                                table, Tables.backend("r-1", i, one.port()), Tables.backend("r-2", 50, two.port()))
                        : Tables.next(
                                table,
                                Tables.backend("r-" + (1 + i % 4 / 2), 1, i % 4 / 2 == 0 ? one.port() : two.port()));
                gateway.apply(table);
            }
            over.set(true);
            long sent = 0;
            for (Future<Long> load : loads) {
                sent += load.get(20, TimeUnit.SECONDS);
            }

            long accepted = gateway.totals("r-1").getLong("accepted")
                    + gateway.totals("r-2").getLong("accepted");
            assertThat(sent).isGreaterThan(100);
            assertThat(accepted).isEqualTo(sent);
        }
    }

    @Test
    void aRemovedInstanceFinishesWhatItHasAndGetsNothingNew() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (Service old = Service.start((head, in, out, connection) -> {
                    Service.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
                    begun.countDown();
                    finish.await();
                    Service.write(out, "world");
                });
                Service next = Service.named("next")) {
            JsonObject table = Tables.table(folder, Tables.backend("r-1", 1, old.port()));
            table.getJsonArray("routes").getJsonObject(0).put("timeoutMillis", 10_000);
            gateway = RunningGateway.start(folder, table);
            try (Socket download = Sockets.open(gateway.port())) {
                Sockets.send(download, "GET /orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

                gateway.apply(Tables.next(table, Tables.backend("r-2", 1, next.port())));

                assertThat(gateway.get("/orders").body()).isEqualTo("next");
                JsonObject draining =
                        gateway.ask("/health").getJsonArray("draining").getJsonObject(0);
                assertThat(draining.getInteger("inFlight")).isEqualTo(1);
                finish.countDown();
                assertThat(Sockets.readAll(download)).endsWith("helloworld");
            }
            RunningGateway.await("drained", () -> drained());
        }
    }

    @Test
    void drainingHasADeadline() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (Service old = Service.start((head, in, out, connection) -> {
            Service.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
            begun.countDown();
            in.read();
        })) {
            JsonObject table =
                    Tables.table(folder, Tables.backend("r-1", 1, old.port())).put("drainMillis", 300);
            table.getJsonArray("routes").getJsonObject(0).put("timeoutMillis", 60_000);
            gateway = RunningGateway.start(folder, table);
            try (Socket download = Sockets.open(gateway.port())) {
                Sockets.send(download, "GET /orders HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

                gateway.apply(Tables.next(table));

                assertThat(Sockets.readAll(download)).endsWith("hello");
            }
            assertThat(gateway.totals("r-1").getInteger("brokenOff")).isEqualTo(1);
        }
    }

    @Test
    void aTableIsRefusedWholeWithAllItsProblems() throws Exception {
        try (Service service = Service.named("x")) {
            JsonObject table = Tables.table(folder, Tables.backend("r-1", 1, service.port()));
            gateway = RunningGateway.start(folder, table);
            String before = Files.readString(folder.resolve("table.json"));

            HttpResponse<String> answer = gateway.admin(
                    "PUT",
                    "/table",
                    Tables.next(table).put("surprise", 1).put("drainMillis", -1).encode());

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(new JsonObject(answer.body()).getJsonArray("errors")).hasSize(2);
            assertThat(gateway.ask("/table").getInteger("version")).isEqualTo(1);
            assertThat(Files.readString(folder.resolve("table.json"))).isEqualTo(before);
        }
    }

    @Test
    void anOlderTableAndAMovedSocketAreConflicts() throws Exception {
        JsonObject table = Tables.table(folder);
        gateway = RunningGateway.start(folder, table);
        gateway.apply(Tables.next(table));
        gateway.apply(Tables.next(table));

        assertThat(gateway.admin("PUT", "/table", table.encode()).statusCode()).isEqualTo(409);
        JsonObject moved = Tables.next(Tables.next(table));
        moved.getJsonObject("listen").put("port", 1);
        assertThat(gateway.admin("PUT", "/table", moved.encode()).statusCode()).isEqualTo(409);
        assertThat(gateway.admin("PUT", "/table", "[]").statusCode()).isEqualTo(422);
        assertThat(gateway.admin("DELETE", "/table", "").statusCode()).isEqualTo(405);
        assertThat(gateway.admin("GET", "/nothing", "").statusCode()).isEqualTo(404);
        assertThat(gateway.admin("GET", "/ledger?since=x", "").statusCode()).isEqualTo(400);
        assertThat(gateway.metrics()).contains("gateway_table_version 2.0", "gateway_ledger_breaches 0.0");
    }

    @Test
    void withoutTheTokenNothingIsShown() throws Exception {
        JsonObject table = Tables.table(folder);
        gateway = RunningGateway.start(folder, table);
        int admin = table.getJsonObject("admin").getInteger("port");

        for (String field :
                List.of("", "Authorization: Bearer wrong\r\n", "Authorization: Basic " + Tables.TOKEN + "\r\n")) {
            assertThat(Sockets.exchange(
                            admin, "GET /table HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + field + "\r\n"))
                    .startsWith("HTTP/1.1 401 ");
        }
        assertThat(Sockets.exchange(admin, "GET /live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    private long load(AtomicBoolean over) throws Exception {
        long sent = 0;
        while (!over.get()) {
            assertThat(gateway.get("/orders").statusCode()).isEqualTo(200);
            sent++;
        }
        return sent;
    }

    private boolean drained() {
        try {
            return gateway.ask("/health").getJsonArray("draining").isEmpty();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
