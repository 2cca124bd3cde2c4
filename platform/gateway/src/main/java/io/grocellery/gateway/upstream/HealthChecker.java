package io.grocellery.gateway.upstream;

import io.grocellery.gateway.health.HealthState;
import io.grocellery.gateway.log.JsonLog;
import io.grocellery.gateway.table.Table;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Asks every instance for its health at the declared interval, over a connection of its own. An instance that a request
 * could not reach is asked at once, so that a dead one is out after three quick refusals instead of three intervals.
 */
public final class HealthChecker {

    private static final int TICK_MILLIS = 50;
    private static final long SUSPECT_INTERVAL_NANOS = 100_000_000;

    private final Vertx vertx;
    private final Serving serving;
    private final JsonLog log;
    private final LongSupplier nanos;
    private final HttpClient client;
    private final Map<Upstream, Long> askedAt = new HashMap<>();
    private final Set<Upstream> asking = new HashSet<>();

    public HealthChecker(Vertx vertx, Serving serving, JsonLog log, LongSupplier nanos) {
        this.vertx = vertx;
        this.serving = serving;
        this.log = log;
        this.nanos = nanos;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setMaxHeaderSize(65_536),
                new PoolOptions().setHttp1MaxSize(1000));
    }

    /** Begins checking; call on the event loop that shall do it. */
    public void start() {
        vertx.setPeriodic(TICK_MILLIS, timer -> tick());
    }

    private void tick() {
        List<Upstream> present = serving.upstreams().present();
        askedAt.keySet().retainAll(new HashSet<>(present));
        long now = nanos.getAsLong();
        for (Upstream upstream : present) {
            if (!asking.contains(upstream) && due(upstream, now)) {
                ask(upstream, now);
            }
        }
    }

    private boolean due(Upstream upstream, long now) {
        Long last = askedAt.get(upstream);
        long interval = upstream.suspected() && upstream.in()
                ? SUSPECT_INTERVAL_NANOS
                : TimeUnit.MILLISECONDS.toNanos(policy().intervalMillis());
        return last == null || now - last >= interval;
    }

    private void ask(Upstream upstream, long now) {
        askedAt.put(upstream, now);
        asking.add(upstream);
        int timeout = policy().timeoutMillis();
        request(upstream, timeout)
                .timeout(timeout, TimeUnit.MILLISECONDS)
                .onComplete(answer -> judge(
                        upstream,
                        answer.succeeded() && answer.result() / 100 == 2,
                        answer.succeeded() ? "status " + answer.result() : String.valueOf(answer.cause())));
    }

    private Future<Integer> request(Upstream upstream, int timeout) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(upstream.address())
                .setHost(upstream.instance().host())
                .setPort(upstream.instance().port())
                .setURI(upstream.instance().healthPath())
                .setConnectTimeout(timeout)
                .setIdleTimeout(timeout);
        return client.request(options)
                .compose(request -> request.send())
                .compose(response -> response.end().map(nothing -> response.statusCode()));
    }

    private void judge(Upstream upstream, boolean passed, String seen) {
        asking.remove(upstream);
        HealthState before = upstream.health();
        HealthState after = before.after(passed, policy().unhealthyAfter(), policy().healthyAfter());
        upstream.checked(after, seen);
        if (before.in() != after.in()) {
            report(upstream, after.in(), seen);
        }
    }

    private void report(Upstream upstream, boolean in, String seen) {
        log.warn(
                in ? "instance is back" : "instance is out",
                "instance",
                upstream.instance().id(),
                "release",
                upstream.release(),
                "address",
                upstream.instance().host() + ":" + upstream.instance().port(),
                "rule",
                in ? policy().healthyAfter() + " success" : policy().unhealthyAfter() + " consecutive failures",
                "seen",
                seen);
    }

    private Table.HealthPolicy policy() {
        return serving.table().health();
    }
}
