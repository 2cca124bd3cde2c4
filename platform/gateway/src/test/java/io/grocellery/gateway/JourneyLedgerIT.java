package io.grocellery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger says of the journeys that requests are part of. */
class JourneyLedgerIT {

    @TempDir
    private Path folder;

    @Test
    void aRequestIsCountedOnceInTheJourneyThatItFits() throws Exception {
        try (Service service = Service.start((head, in, out, connection) -> {
                    if (head.startsWith("GET /orders/broken")) {
                        Service.write(out, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
                    } else {
                        Service.ok(out, "fine");
                    }
                });
                RunningGateway gateway =
                        RunningGateway.start(folder, table(Tables.backend("r-1", 1, service.port())))) {

            gateway.get("/orders/1");
            gateway.get("/orders/broken");
            gateway.get("/orders");
            gateway.get("/orders/1", "Grocellery-Release", "r-1");

            RunningGateway.await(
                    "two seconds are over", () -> journey(gateway, "look").size() > 0);
            JsonObject sum = sum(journey(gateway, "look"));
            assertThat(sum.getInteger("accepted"))
                    .as("neither another path nor a pinned one")
                    .isEqualTo(2);
            assertThat(sum.getInteger("2xx")).isEqualTo(1);
            assertThat(sum.getInteger("5xx")).isEqualTo(1);
            assertThat(gateway.totals("r-1").getInteger("accepted"))
                    .as("its release counts it too")
                    .isEqualTo(3);
            gateway.assertBalanced();
        }
    }

    @Test
    void aRequestUnderWayStandsInBothBooks() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (Service service = Service.start((head, in, out, connection) -> {
                    answer.await();
                    Service.ok(out, "late");
                });
                RunningGateway gateway =
                        RunningGateway.start(folder, table(Tables.backend("r-1", 1, service.port())))) {
            Thread shopper = Thread.ofVirtual().start(() -> quietly(gateway));
            RunningGateway.await("under way", () -> gateway.totals("r-1").getInteger("inFlight") == 1);

            gateway.assertBalanced();
            answer.countDown();
            shopper.join();
            gateway.assertBalanced();
        }
    }

    @Test
    void whatNoReleaseCanAnswerIsAnErrorOfTheJourneyToo() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(folder, table())) {
            assertThat(gateway.get("/orders/1").statusCode()).isEqualTo(503);

            RunningGateway.await(
                    "its second is over", () -> journey(gateway, "look").size() > 0);
            assertThat(sum(journey(gateway, "look")).getInteger("5xx")).isEqualTo(1);
        }
    }

    @Test
    void theLedgerSaysFromWhenOnItKnows() throws Exception {
        long before = System.currentTimeMillis() / 1000;
        try (RunningGateway gateway = RunningGateway.start(folder, table())) {
            JsonObject ledger = gateway.ask("/ledger?since=0");

            assertThat(ledger.getLong("from")).isBetween(before, ledger.getLong("until"));
        }
    }

    private JsonObject table(JsonObject... backends) throws Exception {
        JsonArray requests = new JsonArray().add("GET /orders/*");
        return Tables.table(folder, backends)
                .put(
                        "journeys",
                        new JsonArray().add(new JsonObject().put("name", "look").put("requests", requests)));
    }

    private static JsonArray journey(RunningGateway gateway, String name) {
        try {
            JsonArray found = new JsonArray();
            gateway.ask("/ledger?since=0").getJsonArray("journeys").stream()
                    .map(JsonObject.class::cast)
                    .filter(row -> row.getString("journey").equals(name))
                    .forEach(found::add);
            return found;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static JsonObject sum(JsonArray rows) {
        JsonObject sum = new JsonObject().put("accepted", 0).put("2xx", 0).put("5xx", 0);
        rows.stream().map(JsonObject.class::cast).forEach(row -> {
            sum.put("accepted", sum.getInteger("accepted") + row.getInteger("accepted"));
            for (String status : new String[] {"2xx", "5xx"}) {
                sum.put(
                        status,
                        sum.getInteger(status) + row.getJsonObject("completed").getInteger(status));
            }
        });
        return sum;
    }

    private static void quietly(RunningGateway gateway) {
        try {
            gateway.get("/orders/1");
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
