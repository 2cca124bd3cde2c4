package io.grocellery.gateway.admin;

import io.grocellery.gateway.ledger.Ledger;
import io.grocellery.gateway.ledger.Totals;
import io.grocellery.gateway.log.JsonLog;
import io.grocellery.gateway.proxy.Connections;
import io.grocellery.gateway.proxy.LoopReport;
import io.grocellery.gateway.proxy.ProxyLoop;
import io.grocellery.gateway.table.InvalidTableException;
import io.grocellery.gateway.table.Table;
import io.grocellery.gateway.table.TableFile;
import io.grocellery.gateway.table.TableReader;
import io.grocellery.gateway.table.TableWriter;
import io.grocellery.gateway.upstream.HealthChecker;
import io.grocellery.gateway.upstream.Serving;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The control side, on an event loop of its own so that a large answer delays no request: the admin API and the health
 * checks.
 */
public final class AdminApi extends VerticleBase {

    private static final int MAX_TABLE_BYTES = 4 << 20;
    private static final int IDLE_SECONDS = 30;
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence PROBLEM = HttpHeaders.createOptimized("application/problem+json");
    private static final PrometheusTextFormatWriter PROMETHEUS = PrometheusTextFormatWriter.create();

    private final Parts parts;
    private final BearerToken token;
    private final long began;
    private final ProcessMetrics process = new ProcessMetrics();
    private Future<?> lastChange = Future.succeededFuture();
    private @Nullable HttpServer server;

    /** What the API steers and shows. */
    public record Parts(
            Serving serving,
            TableFile file,
            Ledger ledger,
            Ledger journeys,
            Connections connections,
            List<ProxyLoop> loops,
            JsonLog log,
            InstantSource clock,
            LongSupplier nanos) {}

    public AdminApi(Parts parts) {
        this.parts = parts;
        this.began = parts.clock().millis() / 1000;
        this.token = new BearerToken(parts.serving().table().admin().tokenFile());
    }

    @Override
    public Future<?> start() throws Exception {
        token.check();
        new HealthChecker(vertx, parts.serving(), parts.log(), parts.nanos()).start();
        Table.Admin admin = parts.serving().table().admin();
        HttpServerOptions options =
                new HttpServerOptions().setHttp2ClearTextEnabled(false).setIdleTimeout(IDLE_SECONDS);
        server = vertx.createHttpServer(options).requestHandler(this::handle);
        return server.listen(admin.port(), admin.host());
    }

    @Override
    public Future<?> stop() {
        process.close();
        return Future.succeededFuture();
    }

    /** The port that is listened on. */
    public int port() {
        HttpServer present = server;
        return present == null ? 0 : present.actualPort();
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals("/live")) {
            answer(request, 200, new JsonObject().put("live", true));
        } else if (request.path().equals("/actuator/prometheus")) {
            metrics(request);
        } else if (!token.accepts(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            request.response().putHeader("WWW-Authenticate", "Bearer realm=\"gateway\"");
            problem(request, 401, "unauthorized", "This API wants the bearer token of the gateway's token file.");
        } else {
            authorized(request);
        }
    }

    private void authorized(HttpServerRequest request) {
        boolean put = request.method().equals(HttpMethod.PUT) && request.path().equals("/table");
        if (!put && !request.method().equals(HttpMethod.GET)) {
            problem(request, 405, "method-not-allowed", "GET, and PUT on /table, are known here.");
            return;
        }
        switch (request.path()) {
            case "/table" -> {
                if (put) {
                    receive(request);
                } else {
                    answer(request, 200, TableWriter.json(parts.serving().table()));
                }
            }
            case "/ledger" -> ledger(request);
            case "/health" -> respond(request, overview().map(this::health));
            default ->
                problem(
                        request,
                        404,
                        "not-found",
                        "Known are /table, /ledger, /health, /live and /actuator/prometheus.");
        }
    }

    private JsonObject health(Overview overview) {
        return HealthView.of(parts.serving().live(), parts.serving().upstreams().draining(), overview);
    }

    private void ledger(HttpServerRequest request) {
        String since = request.getParam("since");
        if (since != null && !since.matches("\\d{1,15}")) {
            problem(request, 400, "malformed-request", "since must be a second of the epoch.");
            return;
        }
        long from = since == null ? 0 : Long.parseLong(since);
        long until = second();
        respond(
                request,
                overview()
                        .map(overview -> LedgerView.of(
                                new LedgerView.Span(Math.max(began, until - Ledger.SECONDS), until),
                                parts.ledger().rows(from, until),
                                parts.journeys().rows(from, until),
                                overview,
                                parts.serving().adoptions())));
    }

    /** Open to every program of this machine, as those of the services are; there is no secret in it. */
    private void metrics(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET)) {
            problem(request, 405, "method-not-allowed", "Metrics are for reading.");
            return;
        }
        overview()
                .map(this::exposition)
                .onSuccess(text -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS.getContentType())
                        .end(text))
                .onFailure(cause -> failed(request, cause));
    }

    private Buffer exposition(Overview overview) {
        Serving serving = parts.serving();
        LedgerMetrics ledger =
                new LedgerMetrics(serving.live(), serving.upstreams().draining(), overview, parts.connections());
        List<MetricSnapshot> all =
                Stream.concat(ledger.snapshots(), process.snapshots()).toList();
        ByteArrayOutputStream text = new ByteArrayOutputStream(16 << 10);
        try {
            PROMETHEUS.write(text, new MetricSnapshots(all), EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(text.toByteArray());
    }

    private Future<Overview> overview() {
        long second = second();
        List<Future<LoopReport>> reports =
                parts.loops().stream().map(loop -> loop.report(second)).toList();
        return Future.all(reports).map(done -> merge(reports));
    }

    private static Overview merge(List<Future<LoopReport>> reports) {
        List<Totals> totals = new ArrayList<>();
        List<String> breaches = new ArrayList<>();
        for (Future<LoopReport> report : reports) {
            totals.addAll(report.result().totals());
            breaches.addAll(report.result().breaches());
        }
        return new Overview(Ledger.merge(totals), breaches);
    }

    private void receive(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) > MAX_TABLE_BYTES) {
            problem(request, 413, "body-too-large", "A table comes with its length, at most 4 MiB.");
            request.connection().close();
            return;
        }
        request.body().onSuccess(body -> {
            Future<Void> before = lastChange.mapEmpty();
            lastChange = before.transform(any -> change(request, body));
        });
    }

    private Future<Void> change(HttpServerRequest request, Buffer body) {
        try {
            return decide(request, TableReader.read(body.toString()));
        } catch (InvalidTableException e) {
            invalid(request, e);
            return Future.succeededFuture();
        }
    }

    private Future<Void> decide(HttpServerRequest request, Table next) {
        Table present = parts.serving().table();
        TableChange change = TableChange.between(present, next);
        String refusal = change.refusal(present, next);
        if (refusal != null) {
            problem(request, 409, "table-conflict", refusal);
            return Future.succeededFuture();
        }
        return change == TableChange.REPEAT ? readBack(request) : persistAndApply(request, next);
    }

    /** First the file, then the memory: what was served once is served again after a crash. */
    private Future<Void> persistAndApply(HttpServerRequest request, Table next) {
        return vertx.executeBlocking(() -> {
                    parts.file().save(next);
                    return next;
                })
                .compose(saved -> {
                    parts.serving().adopt(saved);
                    parts.log().info("table applied", "version", saved.version());
                    return readBack(request);
                })
                .onFailure(cause -> failed(request, cause))
                .otherwiseEmpty();
    }

    private Future<Void> readBack(HttpServerRequest request) {
        answer(request, 200, TableWriter.json(parts.serving().table()));
        return Future.succeededFuture();
    }

    private static void invalid(HttpServerRequest request, InvalidTableException e) {
        JsonArray errors = new JsonArray();
        e.problems().forEach(errors::add);
        JsonObject body =
                document(422, "invalid-table", "The table was not applied.").put("errors", errors);
        send(request, 422, PROBLEM, body);
    }

    private void respond(HttpServerRequest request, Future<JsonObject> body) {
        body.onSuccess(json -> answer(request, 200, json)).onFailure(cause -> failed(request, cause));
    }

    private void failed(HttpServerRequest request, Throwable cause) {
        parts.log().error("admin request failed", cause, "path", request.path());
        problem(request, 500, "admin-failure", String.valueOf(cause.getMessage()));
    }

    private static void answer(HttpServerRequest request, int status, JsonObject body) {
        send(request, status, JSON, body);
    }

    private static void problem(HttpServerRequest request, int status, String code, String detail) {
        send(request, status, PROBLEM, document(status, code, detail));
    }

    private static JsonObject document(int status, String code, String detail) {
        return new JsonObject()
                .put("type", "urn:grocellery:problem:" + code)
                .put("title", code.replace('-', ' '))
                .put("status", status)
                .put("detail", detail)
                .put("code", code);
    }

    private static void send(HttpServerRequest request, int status, CharSequence type, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(body.toBuffer());
    }

    private long second() {
        return parts.clock().millis() / 1000;
    }
}
