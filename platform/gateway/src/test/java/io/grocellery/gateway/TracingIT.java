package io.grocellery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.grocellery.gateway.trace.TracingSettings;
import io.grocellery.spans.SpanDestination;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces through a gateway, as a service, a client, a receiver of spans and the log see them. */
class TracingIT {

    private static final String TRACE = "5af7183fb1d4cf5f6b8b5c3d2e1f0a99";
    private static final String SPAN = "6b221d5bc9e6496c";
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?i)traceparent: 00-([0-9a-f]{32})-([0-9a-f]{16})-(0[01])");

    @TempDir
    private Path folder;

    private final List<JsonObject> spans = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Service service = Service.named("one");
    private HttpServer zipkin;

    @BeforeEach
    void receive() throws Exception {
        zipkin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        zipkin.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            new JsonArray(body).forEach(span -> spans.add((JsonObject) span));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        zipkin.start();
    }

    @AfterEach
    void end() {
        zipkin.stop(0);
        service.close();
    }

    @Test
    void beginsATraceAndTellsEverybody() throws Exception {
        try (RunningGateway gateway = gateway(1)) {
            HttpResponse<String> answer = gateway.get("/orders/17?coupon=secret");

            String[] response =
                    answer.headers().firstValue("traceresponse").orElseThrow().split("-", -1);
            Matcher sent = sent();
            assertThat(sent.group(1)).isEqualTo(response[1]);
            assertThat(sent.group(3)).isEqualTo("01");
            assertThat(service.heads().getFirst()).contains("b3: " + response[1] + "-" + sent.group(2) + "-1");

            JsonObject server = span(each -> "SERVER".equals(each.getString("kind")));
            JsonObject client = span(each -> "CLIENT".equals(each.getString("kind")));
            assertThat(server.getString("traceId")).isEqualTo(response[1]);
            assertThat(server.getString("id")).isEqualTo(response[2]);
            assertThat(server.containsKey("parentId")).isFalse();
            assertThat(client.getString("parentId")).isEqualTo(server.getString("id"));
            assertThat(client.getString("id")).isEqualTo(sent.group(2));
            assertThat(client.getJsonObject("tags").getMap())
                    .containsEntry("service", "order-service")
                    .containsEntry("release", "r-1")
                    .containsEntry("instance", "r-1-" + service.port())
                    .containsEntry("http.status_code", "200");
            assertThat(spans.toString()).doesNotContain("secret");

            JsonObject line = new JsonObject(log().lines().findFirst().orElseThrow());
            assertThat(line.getJsonObject("trace").getString("id")).isEqualTo(response[1]);
            assertThat(line.getJsonObject("span").getString("id")).isEqualTo(response[2]);
            assertThat(line.getString("message")).startsWith("GET for order-service answered 200 in ");
            assertThat(log()).doesNotContain("secret", "/orders");
        }
    }

    @Test
    void continuesATraceInWhicheverFormItComes() throws Exception {
        try (RunningGateway gateway = gateway(0)) {
            gateway.get("/orders", "traceparent", "00-" + TRACE + "-" + SPAN + "-01", "tracestate", "a=b");
            gateway.get("/orders", "b3", TRACE + "-" + SPAN + "-1");
            gateway.get("/orders", "X-B3-TraceId", TRACE, "X-B3-SpanId", SPAN, "X-B3-Sampled", "1");

            assertThat(service.heads())
                    .hasSize(3)
                    .allSatisfy(head -> assertThat(head)
                            .contains("traceparent: 00-" + TRACE)
                            .contains("b3: " + TRACE));
            assertThat(service.heads().get(0)).contains("tracestate: a=b");
            assertThat(service.heads().get(2).toLowerCase(Locale.ROOT)).doesNotContain("x-b3-");
            RunningGateway.await("six spans", () -> spans.size() == 6);
            assertThat(spans)
                    .filteredOn(span -> "SERVER".equals(span.getString("kind")))
                    .hasSize(3)
                    .allSatisfy(span -> assertThat(span.getString("parentId")).isEqualTo(SPAN));
        }
    }

    @Test
    void nonsenseBeginsATraceOfItsOwn() throws Exception {
        try (RunningGateway gateway = gateway(1)) {
            gateway.get(
                    "/orders",
                    "traceparent",
                    "00-" + TRACE + "-" + SPAN + "-01" + "x".repeat(500),
                    "tracestate",
                    "a=b");
            assertThat(sent().group(1)).isNotEqualTo(TRACE);
            assertThat(service.heads().getFirst()).doesNotContain("tracestate").doesNotContain("xxx");
        }
    }

    @Test
    void whatIsNotRecordedHasIdsAndNoSpans() throws Exception {
        try (RunningGateway gateway = gateway(0)) {
            HttpResponse<String> answer = gateway.get("/orders");
            assertThat(answer.headers().firstValue("traceresponse").orElseThrow())
                    .contains(sent().group(1))
                    .endsWith("-00");
            assertThat(sent().group(3)).isEqualTo("00");
        }
        assertThat(spans).isEmpty();
        assertThat(log()).doesNotContain("trace");
    }

    @Test
    void everyInstanceThatIsAskedIsASpan() throws Exception {
        JsonObject table = Tables.table(folder, Tables.backend("r-1", 1, Sockets.freePort(), service.port()));
        table.getJsonObject("health").put("intervalMillis", 60_000);
        try (RunningGateway gateway = RunningGateway.start(folder, table, settings(1), log)) {
            RunningGateway.await("one that is not there was asked", () -> asked(gateway));
            JsonObject failed = span(
                    each -> "not connected".equals(each.getJsonObject("tags").getString("error")));
            String trace = failed.getString("traceId");
            JsonObject second = span(each -> "CLIENT".equals(each.getString("kind"))
                    && each.getString("traceId").equals(trace)
                    && !each.getString("id").equals(failed.getString("id")));
            assertThat(second.getString("parentId")).isEqualTo(failed.getString("parentId"));
            assertThat(second.getJsonObject("tags").getString("http.status_code"))
                    .isEqualTo("200");
        }
    }

    private boolean asked(RunningGateway gateway) {
        try {
            gateway.get("/orders");
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        return spans.stream()
                .anyMatch(span ->
                        "not connected".equals(span.getJsonObject("tags").getString("error")));
    }

    private RunningGateway gateway(double sampling) throws Exception {
        JsonObject table = Tables.table(folder, Tables.backend("r-1", 1, service.port()));
        return RunningGateway.start(folder, table, settings(sampling), log);
    }

    private TracingSettings settings(double sampling) {
        URI address = URI.create("http://127.0.0.1:" + zipkin.getAddress().getPort() + "/api/v2/spans");
        return new TracingSettings(new SpanDestination.Zipkin(address), sampling);
    }

    private Matcher sent() {
        Matcher sent = TRACEPARENT.matcher(service.heads().getFirst());
        assertThat(sent.find()).as(service.heads().getFirst()).isTrue();
        return sent;
    }

    private JsonObject span(Predicate<JsonObject> wanted) {
        RunningGateway.await("a span in " + spans, () -> spans.stream().anyMatch(wanted));
        return spans.stream().filter(wanted).findFirst().orElseThrow();
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
