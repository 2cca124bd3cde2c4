package io.grocellery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a process of its own, with a small heap. */
class ProcessIT {

    private static final int HUNDRED_MEBIBYTES = 100 << 20;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void endAll() throws InterruptedException {
        http.shutdownNow();
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void killedAndStartedAgainItServesByItsLastTable() throws Exception {
        try (Service one = Service.named("one");
                Service two = Service.named("two")) {
            JsonObject table = Tables.table(folder, Tables.backend("r-1", 1, one.port()));
            Process first = serving(table);
            put(table, Tables.next(table, Tables.backend("r-2", 1, two.port())));
            assertThat(get(table, "/orders")).isEqualTo("two");

            first.destroyForcibly().waitFor();
            start(folder.resolve("table.json"));
            awaitServing(table);

            assertThat(get(table, "/orders")).isEqualTo("two");
        }
    }

    @Test
    void aHundredMebibytesPassThroughASmallHeapBothWays() throws Exception {
        try (Service service = Service.start((head, in, out, connection) -> {
            if (head.startsWith("PUT")) {
                in.skipNBytes(HUNDRED_MEBIBYTES);
                Service.ok(out, "read");
            } else {
                Service.write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + HUNDRED_MEBIBYTES + "\r\n\r\n");
                pour(out);
            }
        })) {
            JsonObject table = Tables.table(folder, Tables.backend("r-1", 1, service.port()));
            table.getJsonObject("limits").put("maxBodyBytes", 2L * HUNDRED_MEBIBYTES);
            table.getJsonObject("limits").put("bodyIdleTimeoutMillis", 10_000);
            table.getJsonArray("routes").getJsonObject(0).put("timeoutMillis", 20_000);
            serving(table);

            try (Socket socket = Sockets.open(port(table))) {
                Sockets.send(socket, "GET /orders HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(Sockets.readHead(socket)).startsWith("HTTP/1.1 200");
                assertThat(drain(socket.getInputStream(), HUNDRED_MEBIBYTES)).isEqualTo(HUNDRED_MEBIBYTES);
                Sockets.send(
                        socket, "PUT /orders HTTP/1.1\r\nHost: x\r\nContent-Length: " + HUNDRED_MEBIBYTES + "\r\n\r\n");
                pour(socket.getOutputStream());
                assertThat(Sockets.readHead(socket)).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void toldToStopItFinishesWhatItHas() throws Exception {
        var begun = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        try (Service service = Service.start((head, in, out, connection) -> {
            Service.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
            begun.countDown();
            finish.await();
            Service.write(out, "world");
        })) {
            JsonObject table = Tables.table(folder, Tables.backend("r-1", 1, service.port()));
            table.getJsonArray("routes").getJsonObject(0).put("timeoutMillis", 20_000);
            Process gateway = serving(table);
            try (Socket socket = Sockets.open(port(table))) {
                Sockets.send(socket, "GET /orders HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

                gateway.destroy();
                RunningGateway.await("no new connection", () -> !connects(port(table)));
                finish.countDown();

                assertThat(Sockets.readAll(socket)).endsWith("helloworld");
            }
            assertThat(gateway.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(log()).contains("draining").contains("stopped");
        }
    }

    @Test
    void aBusyPortIsNamed() throws Exception {
        try (Service squatter = Service.named("x")) {
            JsonObject table = Tables.table(folder);
            table.getJsonObject("listen").put("port", squatter.port());
            Files.writeString(folder.resolve("table.json"), table.encode());

            Process gateway = start(folder.resolve("table.json"));

            assertThat(gateway.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.exitValue()).isEqualTo(ExitCode.PORT_BUSY.code());
            assertThat(log()).contains("a port is taken").contains("127.0.0.1:" + squatter.port());
        }
    }

    @Test
    void aTableThatCannotBeServedIsExplained() throws Exception {
        Files.writeString(folder.resolve("table.json"), "{\"version\": 1}");

        Process gateway = start(folder.resolve("table.json"));

        assertThat(gateway.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(gateway.exitValue()).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(log()).contains("listen: is missing").contains("routes: is missing");
    }

    @Test
    void aTokenThatOthersCanReadIsRefused() throws Exception {
        JsonObject table = Tables.table(folder);
        Path token = Path.of(table.getJsonObject("admin").getString("tokenFile"));
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(folder.resolve("table.json"), table.encode());

        Process gateway = start(folder.resolve("table.json"));

        assertThat(gateway.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(gateway.exitValue()).isEqualTo(ExitCode.CONFIGURATION.code());
        assertThat(log()).contains("give it mode 0600");
    }

    @Test
    void filesAreServedAsTheyAre() throws Exception {
        Path pages = Files.createDirectory(folder.resolve("pages"));
        Files.writeString(pages.resolve("index.html"), "<h1>shop</h1>");
        JsonObject table = Tables.table(folder);
        table.put(
                "statics",
                new JsonArray()
                        .add(new JsonObject()
                                .put("paths", new JsonArray().add("/**"))
                                .put("roots", new JsonArray().add(pages.toString()))
                                .put("fallback", "index.html")));
        serving(table);

        HttpResponse<String> page = http.send(request(table, "/").build(), BodyHandlers.ofString());
        HttpResponse<String> part =
                http.send(request(table, "/").header("Range", "bytes=4-7").build(), BodyHandlers.ofString());
        String tag = page.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> same =
                http.send(request(table, "/").header("If-None-Match", tag).build(), BodyHandlers.ofString());
        HttpResponse<String> head = http.send(request(table, "/").HEAD().build(), BodyHandlers.ofString());

        assertThat(page.body()).isEqualTo("<h1>shop</h1>");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("shop");
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).contains("13");
        assertThat(http.send(request(table, "/orders").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(503);
    }

    private Process serving(JsonObject table) throws IOException {
        Files.writeString(folder.resolve("table.json"), table.encode());
        Process process = start(folder.resolve("table.json"));
        awaitServing(table);
        return process;
    }

    private Process start(Path table) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:MaxDirectMemorySize=32m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.grocellery.gateway.Main",
                        "--config",
                        table.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        started.add(process);
        return process;
    }

    private void awaitServing(JsonObject table) {
        int last = table.getJsonObject("admin").getInteger("port");
        RunningGateway.await("the gateway serves", () -> connects(last));
    }

    private static boolean connects(int port) {
        try (Socket socket = Sockets.open(port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private String get(JsonObject table, String path) throws Exception {
        return http.send(request(table, path).build(), BodyHandlers.ofString()).body();
    }

    private void put(JsonObject table, JsonObject next) throws Exception {
        URI address =
                URI.create("http://127.0.0.1:" + table.getJsonObject("admin").getInteger("port") + "/table");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + Tables.TOKEN)
                .PUT(HttpRequest.BodyPublishers.ofString(next.encode()))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private static HttpRequest.Builder request(JsonObject table, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(table) + path));
    }

    private static int port(JsonObject table) {
        return table.getJsonObject("listen").getInteger("port");
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static void pour(OutputStream out) throws IOException {
        byte[] part = new byte[1 << 16];
        for (int sent = 0; sent < HUNDRED_MEBIBYTES; sent += part.length) {
            out.write(part);
        }
        out.flush();
    }

    private static long drain(InputStream in, long most) throws IOException {
        byte[] part = new byte[1 << 16];
        long read = 0;
        while (read < most) {
            int got = in.read(part, 0, (int) Math.min(part.length, most - read));
            if (got < 0) {
                return read;
            }
            read += got;
        }
        return read;
    }
}
