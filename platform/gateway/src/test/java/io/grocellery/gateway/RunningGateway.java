package io.grocellery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.gateway.log.JsonLog;
import io.grocellery.gateway.table.TableFile;
import io.grocellery.gateway.trace.TracingSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A gateway in this process, with its admin API at hand. */
final class RunningGateway implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Gateway gateway;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private RunningGateway(Gateway gateway) {
        this.gateway = gateway;
    }

    static RunningGateway start(Path folder, JsonObject table) throws Exception {
        return start(folder, table, TracingSettings.of(Map.of()), OutputStream.nullOutputStream());
    }

    static RunningGateway start(Path folder, JsonObject table, TracingSettings tracing, OutputStream out)
            throws Exception {
        Path path = folder.resolve("table.json");
        Files.writeString(path, table.encode());
        TableFile file = new TableFile(path);
        JsonLog log = new JsonLog(
                new PrintStream(out, true, StandardCharsets.UTF_8), Clock.systemUTC(), JsonLog.Writer.of(Map.of()));
        Gateway.Surroundings around =
                new Gateway.Surroundings(Clock.systemUTC(), System::nanoTime, 42, 2, tracing, log);
        return new RunningGateway(Gateway.start(file.load(), file, around).await(20, TimeUnit.SECONDS));
    }

    int port() {
        return gateway.port();
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return http.send(request(path, headers).GET().build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(PATIENCE);
        return headers.length == 0 ? request : request.headers(headers);
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) throws Exception {
        return http.send(request, body);
    }

    HttpResponse<String> admin(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.adminPort() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Tables.TOKEN)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** What Prometheus gets, without any token. */
    String metrics() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.adminPort() + "/actuator/prometheus"))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    JsonObject ask(String path) throws Exception {
        HttpResponse<String> answer = admin("GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    void apply(JsonObject table) throws Exception {
        HttpResponse<String> answer = admin("PUT", "/table", table.encode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The sums of one release, drawn and pinned kept apart. */
    JsonObject totals(String release, boolean pinned) {
        try {
            JsonArray totals = ask("/ledger?since=0").getJsonArray("totals");
            return totals.stream()
                    .map(JsonObject.class::cast)
                    .filter(total -> total.getString("release").equals(release) && total.getBoolean("pinned") == pinned)
                    .findFirst()
                    .orElseGet(() -> new JsonObject().put("accepted", 0).put("inFlight", 0));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    JsonObject totals(String release) {
        return totals(release, false);
    }

    void assertBalanced() throws Exception {
        JsonObject ledger = ask("/health").getJsonObject("ledger");
        assertThat(ledger.getBoolean("holds")).as(ledger.encode()).isTrue();
    }

    boolean in(int port) {
        try {
            return ask("/health").getJsonArray("instances").stream()
                    .map(JsonObject.class::cast)
                    .anyMatch(instance -> instance.getInteger("port") == port
                            && instance.getString("state").equals("IN"));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        try {
            gateway.stop(Duration.ofSeconds(2)).await(10, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }
}
