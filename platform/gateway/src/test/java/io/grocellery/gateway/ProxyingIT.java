package io.grocellery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway does to requests and answers, and what its ledger says of them. */
class ProxyingIT {

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
    void fieldsAboutTheHopAreReplacedAndAllOthersPass() throws Exception {
        try (Service service = Service.start((head, in, out, connection) -> Service.write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: timeout=5\r\n"
                        + "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Own: yes\r\n\r\nok"))) {
            start(Tables.backend("r-1", 1, service.port()));
            try (Socket socket = Sockets.open(gateway.port())) {
                Sockets.send(
                        socket,
                        "GET /orders/1?q=%20a HTTP/1.1\r\nHost: shop.example:8080\r\nConnection: X-Private, Host\r\n"
                                + "X-Private: 1\r\nTE: trailers\r\nUpgrade: h2c\r\nX-Forwarded-For: 6.6.6.6\r\n"
                                + "X-Forwarded-Port: 666\r\nForwarded: for=6.6.6.6\r\nX-Real-IP: 6.6.6.6\r\n"
                                + "Proxy-Authorization: secret\r\nX-Request-Id: given-1\r\n"
                                + "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n\r\n");
                String answer = Sockets.readHead(socket);
                assertThat(answer)
                        .startsWith("HTTP/1.1 200 OK")
                        .contains("Set-Cookie: a=1", "Set-Cookie: b=2", "X-Own: yes", "X-Request-Id: given-1")
                        .doesNotContain("X-Hop", "Keep-Alive");
            }
            assertThat(service.heads().getFirst())
                    .startsWith("GET /orders/1?q=%20a HTTP/1.1\r\n")
                    .contains("Host: shop.example:8080", "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Proto: http")
                    .contains("X-Forwarded-Host: shop.example:8080", "X-Request-Id: given-1")
                    .contains("Forwarded: for=127.0.0.1;host=\"shop.example:8080\";proto=http")
                    // the same trace, a span of the gateway's own
                    .containsPattern("traceparent: 00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01\r\n")
                    .doesNotContain("b7ad6b7169203331")
                    .doesNotContain(
                            "6.6.6.6", "X-Forwarded-Port: 666", "X-Private", "TE:", "Upgrade", "Proxy-Authorization");
        }
    }

    @Test
    void aRequestIdIsMadeWhereNoneFitGiven() throws Exception {
        try (Service service = Service.named("x")) {
            start(Tables.backend("r-1", 1, service.port()));

            HttpResponse<String> none = gateway.get("/orders");
            HttpResponse<String> bad = gateway.get("/orders", "X-Request-Id", "a b<script>");

            assertThat(none.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
            assertThat(bad.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void onlyDeclaredPathsAreRouted() throws Exception {
        try (Service service = Service.named("x")) {
            start(Tables.backend("r-1", 1, service.port()));

            assertThat(gateway.get("/orders").statusCode()).isEqualTo(200);
            assertThat(gateway.get("/orders/1/lines").statusCode()).isEqualTo(200);
            assertThat(gateway.get("/ordersx").statusCode()).isEqualTo(404);
            HttpResponse<String> management = gateway.get("/actuator/health");
            assertThat(management.statusCode()).isEqualTo(404);
            assertThat(management.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(management.headers().firstValue("X-Content-Type-Options"))
                    .contains("nosniff");
            assertThat(new JsonObject(management.body()).getString("type"))
                    .isEqualTo("urn:grocellery:problem:not-found");
        }
    }

    @Test
    void bodiesPassBothWaysWithAndWithoutALength() throws Exception {
        try (Service service = Service.start((head, in, out, connection) -> {
            String body = head.contains("Content-Length: 5")
                    ? new String(in.readNBytes(5), StandardCharsets.US_ASCII)
                    : chunked(in);
            Service.write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            Service.write(out, "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body));
        })) {
            start(Tables.backend("r-1", 1, service.port()));

            HttpResponse<String> sized = gateway.send(
                    gateway.request("/orders")
                            .POST(BodyPublishers.ofString("hello"))
                            .build(),
                    BodyHandlers.ofString());
            HttpResponse<String> streamed = gateway.send(
                    gateway.request("/orders")
                            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("streamed")))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(sized.body()).isEqualTo("hello");
            assertThat(streamed.body()).isEqualTo("streamed");
            assertThat(service.heads().getLast()).containsIgnoringCase("transfer-encoding: chunked");
        }
    }

    @Test
    void continueIsSaidBeforeTheBodyIsAskedFor() throws Exception {
        try (Service service = Service.start((head, in, out, connection) -> {
            assertThat(head).doesNotContain("Expect");
            Service.ok(out, new String(in.readNBytes(5), StandardCharsets.US_ASCII));
        })) {
            start(Tables.backend("r-1", 1, service.port()));
            try (Socket socket = Sockets.open(gateway.port())) {
                Sockets.send(
                        socket,
                        "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
                assertThat(Sockets.readHead(socket)).startsWith("HTTP/1.1 100 ");
                Sockets.send(socket, "hello");
                assertThat(Sockets.readHead(socket)).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void answersWithoutBodyKeepTheConnection() throws Exception {
        try (Service service = Service.start((head, in, out, connection) -> Service.write(
                out,
                head.startsWith("HEAD")
                        ? "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n"
                        : head.startsWith("DELETE")
                                ? "HTTP/1.1 204 No Content\r\n\r\n"
                                : "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n"))) {
            start(Tables.backend("r-1", 1, service.port()));
            try (Socket socket = Sockets.open(gateway.port())) {
                Sockets.send(socket, "HEAD /orders HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(Sockets.readHead(socket)).startsWith("HTTP/1.1 200 ").contains("Content-Length: 1234");
                Sockets.send(socket, "DELETE /orders HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(Sockets.readHead(socket))
                        .startsWith("HTTP/1.1 204 ")
                        .doesNotContainIgnoringCase("content-length");
                Sockets.send(socket, "GET /orders HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(Sockets.readHead(socket)).startsWith("HTTP/1.1 304 ").contains("ETag: \"1\"");
            }
        }
        RunningGateway.await("three outcomes", () -> completed("r-1") == 3);
    }

    @Test
    void anInstanceThatRefusesIsPassedOverAndTakenOutAndBroughtBack() throws Exception {
        int dead = Sockets.freePort();
        try (Service alive = Service.named("alive")) {
            start(Tables.backend("r-1", 1, alive.port(), dead));
            for (int i = 0; i < 20; i++) {
                assertThat(gateway.get("/orders").statusCode()).isEqualTo(200);
            }
            RunningGateway.await("out", () -> !gateway.in(dead));
            JsonObject totals = gateway.totals("r-1");
            assertThat(totals.getInteger("retried")).isEqualTo(totals.getInteger("notConnected"));
            assertThat(completed("r-1")).isEqualTo(20);

            try (Service back = Service.start(dead, (head, in, out, connection) -> Service.ok(out, "back"))) {
                RunningGateway.await("in", () -> gateway.in(back.port()));
            }
        }
    }

    @Test
    void aReleaseThatIsOutGivesItsShareToTheOthers() throws Exception {
        try (Service stable = Service.named("stable");
                Service canary = Service.named("canary")) {
            start(Tables.backend("r-1", 10, stable.port()), Tables.backend("r-2", 90, canary.port()));
            canary.health(503);
            RunningGateway.await("out", () -> !gateway.in(canary.port()));

            for (int i = 0; i < 20; i++) {
                assertThat(gateway.get("/orders").body()).isEqualTo("stable");
            }
        }
    }

    @Test
    void whenAllAreOutTheAnswerSaysComeBack() throws Exception {
        start(Tables.backend("r-1", 1, Sockets.freePort()));
        RunningGateway.await("out", () -> {
            try {
                return gateway.totals("none").getInteger("accepted") > 0
                        || gateway.get("/orders").statusCode() != 503;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });

        HttpResponse<String> answer = gateway.get("/orders");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("service-unavailable");
    }

    @Test
    void aRequestThatChangesSomethingIsNotSentTwice() throws Exception {
        try (Service service = Service.start((head, in, out, connection) -> connection.close())) {
            start(Tables.backend("r-1", 1, service.port()));

            HttpResponse<String> answer = gateway.send(
                    gateway.request("/orders")
                            .POST(BodyPublishers.ofString("hello"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(service.heads()).hasSize(1);

            assertThat(gateway.get("/orders").statusCode()).isEqualTo(502);
            assertThat(service.heads()).hasSize(4);
            assertThat(gateway.totals("r-1").getInteger("retried")).isEqualTo(2);
        }
    }

    @Test
    void aServiceThatTakesTooLongIsA504() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Service service = Service.start((head, in, out, connection) -> {
            if (in.read() < 0) {
                cancelled.countDown();
            }
        })) {
            start(Tables.backend("r-1", 1, service.port()));

            HttpResponse<String> answer = gateway.get("/orders");

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("upstream-timeout");
            assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAServersError() throws Exception {
        try (Service service = Service.start((head, in, out, connection) -> {
            Service.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\npart");
            connection.close();
        })) {
            start(Tables.backend("r-1", 1, service.port()));

            String answer = Sockets.exchange(gateway.port(), "GET /orders HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("part");
            RunningGateway.await("the outcome", () -> completed("r-1") == 1);
            assertThat(gateway.totals("r-1").getInteger("brokenOff")).isEqualTo(1);
            assertThat(gateway.totals("r-1").getJsonObject("completed").getInteger("5xx"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aClientThatLeavesCancelsTheWorkBehind() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Service service = Service.start((head, in, out, connection) -> {
            asked.countDown();
            if (in.read() < 0) {
                cancelled.countDown();
            }
        })) {
            start(Tables.backend("r-1", 1, service.port()));
            try (Socket socket = Sockets.open(gateway.port())) {
                Sockets.send(socket, "GET /orders HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
            RunningGateway.await("the outcome", () -> gateway.totals("r-1").getInteger("clientAborted") == 1);
            assertThat(completed("r-1")).isZero();
        }
    }

    @Test
    void weightsDecideUnlessTheClientAsksByName() throws Exception {
        try (Service stable = Service.named("stable");
                Service canary = Service.named("canary")) {
            start(Tables.backend("r-1", 80, stable.port()), Tables.backend("r-2", 20, canary.port()));
            int drawn = 0;
            for (int i = 0; i < 500; i++) {
                drawn += gateway.get("/orders").body().equals("canary") ? 1 : 0;
            }
            assertThat(drawn).isBetween(60, 145);

            gateway.apply(Tables.next(
                    gateway.ask("/table"),
                    Tables.backend("r-1", 1, stable.port()),
                    Tables.backend("r-2", 0, canary.port())));
            for (int i = 0; i < 20; i++) {
                assertThat(gateway.get("/orders").body()).isEqualTo("stable");
                assertThat(gateway.get("/orders", "Grocellery-Release", "r-2").body())
                        .isEqualTo("canary");
                assertThat(gateway.get("/orders", "Cookie", "a=b; grocellery-release=r-2")
                                .body())
                        .isEqualTo("canary");
                assertThat(gateway.get("/orders", "Grocellery-Release", "r-9").body())
                        .isEqualTo("stable");
            }
            assertThat(gateway.totals("r-2", true).getInteger("accepted")).isEqualTo(40);
            assertThat(gateway.totals("r-2").getInteger("accepted")).isEqualTo(drawn);
        }
    }

    private void start(JsonObject... backends) throws Exception {
        gateway = RunningGateway.start(folder, Tables.table(folder, backends));
    }

    private int completed(String release) {
        JsonObject completed = gateway.totals(release).getJsonObject("completed", new JsonObject());
        return completed.stream().mapToInt(entry -> (Integer) entry.getValue()).sum();
    }

    private static String chunked(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.append(new String(in.readNBytes(size), StandardCharsets.US_ASCII));
            in.readNBytes(2);
        }
        in.readNBytes(2);
        return body.toString();
    }

    private static int chunkSize(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.indexOf("\r\n") < 0) {
            line.append((char) in.read());
        }
        return Integer.parseInt(line.substring(0, line.length() - 2), 16);
    }
}
