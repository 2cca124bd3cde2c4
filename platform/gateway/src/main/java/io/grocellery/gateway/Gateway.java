package io.grocellery.gateway;

import io.grocellery.gateway.admin.AdminApi;
import io.grocellery.gateway.ledger.Ledger;
import io.grocellery.gateway.log.JsonLog;
import io.grocellery.gateway.proxy.Connections;
import io.grocellery.gateway.proxy.ProxyLoop;
import io.grocellery.gateway.statics.StaticFiles;
import io.grocellery.gateway.table.Table;
import io.grocellery.gateway.table.TableFile;
import io.grocellery.gateway.trace.Traces;
import io.grocellery.gateway.trace.TracingSettings;
import io.grocellery.gateway.upstream.Serving;
import io.grocellery.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** A running gateway: as many event loops for requests as there are processors, and one for control. */
public final class Gateway {

    private final Vertx vertx;
    private final List<ProxyLoop> loops = new ArrayList<>();
    private final AdminApi admin;
    private final Traces traces;
    private final JsonLog log;

    /** Where time, chance and log lines come from. */
    public record Surroundings(
            InstantSource clock, LongSupplier nanos, long seed, int loops, TracingSettings tracing, JsonLog log) {}

    private Gateway(Table table, TableFile file, Surroundings around) {
        this.log = around.log();
        this.traces = Traces.to(around.tracing(), log, around.nanos());
        this.vertx = Vertx.vertx(options(around.loops()));
        Serving serving = new Serving(table, new Upstreams(around.nanos()), around.clock());
        Ledger ledger = new Ledger();
        Ledger journeys = new Ledger();
        Connections connections = new Connections();
        ProxyLoop.Setup setup = new ProxyLoop.Setup(
                serving, connections, new StaticFiles(), traces, log, around.clock(), around.nanos());
        SplittableRandom seeds = new SplittableRandom(around.seed());
        for (int i = 0; i < around.loops(); i++) {
            loops.add(new ProxyLoop(setup, ledger.loop(), journeys.loop(), seeds.nextLong()));
        }
        this.admin = new AdminApi(new AdminApi.Parts(
                serving, file, ledger, journeys, connections, List.copyOf(loops), log, around.clock(), around.nanos()));
    }

    /** Starts serving by this table; the future fails when a port is taken or the token file cannot be used. */
    public static Future<Gateway> start(Table table, TableFile file, Surroundings around) {
        Gateway gateway = new Gateway(table, file, around);
        Future<?> started = Future.succeededFuture();
        for (ProxyLoop loop : gateway.loops) {
            started = started.compose(done -> gateway.vertx.deployVerticle(loop));
        }
        return started.compose(done -> gateway.vertx.deployVerticle(gateway.admin))
                .map(done -> gateway)
                .recover(cause -> gateway.vertx.close().transform(closed -> Future.failedFuture(cause)));
    }

    /** The port requests are served on. */
    public int port() {
        return loops.getFirst().port();
    }

    /** The port of the admin API. */
    public int adminPort() {
        return admin.port();
    }

    /** Takes no new connection, finishes what is under way, at most for so long, and closes. */
    public Future<Void> stop(Duration atMost) {
        log.info("draining", "atMostMillis", atMost.toMillis());
        return Future.join(loops.stream().map(loop -> loop.drain(atMost)).toList())
                .transform(drained -> vertx.close())
                .onComplete(closed -> traces.close());
    }

    private static VertxOptions options(int loops) {
        return new VertxOptions()
                .setEventLoopPoolSize(loops + 1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setPreferNativeTransport(true)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
    }
}
