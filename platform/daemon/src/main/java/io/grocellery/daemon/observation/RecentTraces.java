package io.grocellery.daemon.observation;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The latest traces of a service, as Zipkin keeps them. */
public final class RecentTraces {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration LOOK_BACK = Duration.ofMinutes(15);
    private static final int MOST = 20;
    private static final double MICROS_PER_MILLI = 1_000;

    private final URI zipkin;
    private final JsonMapper json;
    private final HttpClient http;

    /** @param zipkin where it listens when it runs, such as {@code http://127.0.0.1:9411} */
    public RecentTraces(URI zipkin, JsonMapper json) {
        this.zipkin = zipkin;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(DEADLINE)
                .build();
    }

    /**
     * What Zipkin knows.
     *
     * @param available whether it answered
     * @param traces the latest first
     */
    public record Found(boolean available, List<Trace> traces) {

        public Found {
            traces = List.copyOf(traces);
        }
    }

    /**
     * One trace.
     *
     * @param at when it began, ISO-8601
     * @param name of its first span, such as {@code http get}
     * @param failed whether a span of it is marked as failed
     * @param address where Zipkin shows it
     */
    public record Trace(String id, String at, String name, double millis, int spans, boolean failed, String address) {}

    /** At most 20 of the last quarter of an hour. */
    public Found of(String service) {
        URI address = zipkin.resolve("/api/v2/traces?limit=" + MOST + "&lookback=" + LOOK_BACK.toMillis()
                + "&serviceName=" + URLEncoder.encode(service, StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(address).timeout(DEADLINE).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? new Found(true, traces(answer.body())) : new Found(false, List.of());
        } catch (IOException | JacksonException silent) {
            return new Found(false, List.of());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Found(false, List.of());
        }
    }

    /** Where Zipkin shows a trace. */
    public String addressOf(String trace) {
        return zipkin.resolve("/zipkin/traces/" + trace).toString();
    }

    private List<Trace> traces(String body) {
        List<Trace> traces = new ArrayList<>();
        for (JsonNode spans : json.readTree(body)) {
            if (!spans.isEmpty()) {
                traces.add(trace(spans));
            }
        }
        traces.sort(Comparator.comparing(Trace::at).reversed());
        return traces;
    }

    /** Its first span is the one without a parent, or else the earliest. */
    private Trace trace(JsonNode spans) {
        JsonNode first = spans.get(0);
        boolean failed = false;
        for (JsonNode span : spans) {
            failed |= span.path("tags").has("error");
            if (span.path("parentId").isMissingNode()
                    || (first.has("parentId")
                            && span.path("timestamp").asLong(Long.MAX_VALUE)
                                    < first.path("timestamp").asLong(Long.MAX_VALUE))) {
                first = span;
            }
        }
        String id = first.path("traceId").asString("");
        return new Trace(
                id,
                Instant.ofEpochMilli(first.path("timestamp").asLong(0) / 1_000).toString(),
                first.path("name").asString("unnamed"),
                first.path("duration").asLong(0) / MICROS_PER_MILLI,
                spans.size(),
                failed,
                addressOf(id));
    }
}
