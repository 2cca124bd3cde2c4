package io.grocellery.gateway.proxy;

import io.grocellery.gateway.ledger.Account;
import io.grocellery.gateway.ledger.Key;
import io.grocellery.gateway.ledger.LoopLedger;
import io.grocellery.gateway.log.JsonLog;
import io.grocellery.gateway.routing.RequestPath;
import io.grocellery.gateway.routing.RetryBudget;
import io.grocellery.gateway.statics.StaticFiles;
import io.grocellery.gateway.statics.StaticFiles.Found;
import io.grocellery.gateway.table.Table;
import io.grocellery.gateway.trace.Trace;
import io.grocellery.gateway.trace.Traces;
import io.grocellery.gateway.upstream.LiveBackend;
import io.grocellery.gateway.upstream.LiveRoute;
import io.grocellery.gateway.upstream.LiveTable;
import io.grocellery.gateway.upstream.Serving;
import io.grocellery.gateway.upstream.Upstream;
import io.grocellery.gateway.wire.HeaderRules;
import io.grocellery.gateway.wire.Problems;
import io.grocellery.gateway.wire.Refusal;
import io.grocellery.gateway.wire.RequestScreen;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One event loop's share of the data path: its listening server, its connections to the services, its books. Everything
 * in it runs on that loop; with the others it shares only the table, the instances and the merged ledger.
 */
public final class ProxyLoop extends VerticleBase {

    private static final int SWEEP_MILLIS = 100;
    private static final long IDLE_NANOS = 75_000_000_000L;
    private static final long IDLE_UNDER_PRESSURE_NANOS = 2_000_000_000L;
    private static final int LINGER_MILLIS = 1_000;
    private static final HexFormat HEX = HexFormat.of();

    private final Setup setup;
    private final Serving serving;
    private final LoopLedger ledger;
    private final LoopLedger journeys;
    private final RandomGenerator random;
    private final LongSupplier nanos;
    private final Set<Exchange> alive = new HashSet<>();
    private final Set<RequestScreen> screens = new HashSet<>();
    private final Map<String, RetryBudget> budgets = new HashMap<>();
    private final Map<HttpConnection, ForwardedFields> forwarded = new HashMap<>();
    private final Accounts accounts;
    private @Nullable HttpServer server;
    private @Nullable KeptConnections connections;
    private @Nullable Context home;
    private boolean stopping;
    private boolean breachReported;

    /** What the loops of one gateway have in common. */
    public record Setup(
            Serving serving,
            Connections connections,
            StaticFiles statics,
            Traces traces,
            JsonLog log,
            InstantSource clock,
            LongSupplier nanos) {}

    public ProxyLoop(Setup setup, LoopLedger ledger, LoopLedger journeys, long seed) {
        this.setup = setup;
        this.serving = setup.serving();
        this.ledger = ledger;
        this.journeys = journeys;
        this.nanos = setup.nanos();
        this.random = new SplittableRandom(seed);
        this.accounts = new Accounts(ledger, journeys);
    }

    @Override
    public Future<?> start() {
        home = vertx.getOrCreateContext();
        connections = new KeptConnections(vertx.createHttpClient(LoopOptions.client()), nanos);
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
        Table.Address listen = serving.table().listen();
        server = vertx.createHttpServer(LoopOptions.server(limits()))
                .connectionHandler(this::connected)
                .invalidRequestHandler(this::invalid)
                .requestHandler(this::handle);
        return server.listen(listen.port(), listen.host());
    }

    /** The port that is listened on. */
    public int port() {
        HttpServer present = server;
        return present == null ? 0 : present.actualPort();
    }

    /** Takes no new connection, finishes the requests under way, at most for so long. */
    public Future<Void> drain(Duration atMost) {
        return onLoop(() -> {
            stopping = true;
            HttpServer present = server;
            return present == null ? Future.succeededFuture() : present.shutdown(atMost);
        });
    }

    /** The books of this loop with every second before this one closed. */
    public Future<LoopReport> report(long epochSecond) {
        return onLoop(() -> {
            turn(epochSecond);
            return Future.succeededFuture(new LoopReport(ledger.totals(), audit()));
        });
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        Context context = home;
        if (context == null) {
            return Future.failedFuture("the event loop has not started");
        }
        context.runOnContext(nothing -> work.get().onComplete(promise));
        return promise.future();
    }

    private void connected(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        if (!setup.connections().enter(limits().maxConnections())) {
            turnAway(channel);
            return;
        }
        RequestScreen screen = new RequestScreen(this::limits, nanos);
        channel.pipeline().addFirst(screen);
        screens.add(screen);
        forwarded.put(connection, new ForwardedFields(connection.remoteAddress()));
        connection.closeHandler(closed -> {
            screens.remove(screen);
            forwarded.remove(connection);
            setup.connections().leave();
        });
    }

    private static void turnAway(Channel channel) {
        channel.config().setAutoRead(false);
        channel.pipeline()
                .firstContext()
                .writeAndFlush(Unpooled.wrappedBuffer(Problems.rawTooManyConnections()))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private void handle(HttpServerRequest request) {
        String requestId = requestId(request.getHeader(HeaderRules.REQUEST_ID));
        String path = RequestPath.of(request.uri());
        if (path == null) {
            answer(request, requestId, Refusal.badPath());
            return;
        }
        Refusal refusal = refusal(request, path);
        if (refusal == null) {
            dispatch(request, requestId, path);
        } else {
            answer(request, requestId, refusal);
        }
    }

    private void dispatch(HttpServerRequest request, String requestId, String path) {
        LiveTable.Target target = serving.live().find(path);
        switch (target) {
            case LiveRoute route -> proxy(request, requestId, route, path);
            case LiveTable.StaticTarget statics -> serve(request, requestId, statics.statics(), path);
            case null -> answer(request, requestId, Refusal.noRoute());
        }
    }

    private static @Nullable Refusal refusal(HttpServerRequest request, String path) {
        HttpMethod method = request.method();
        if (method.equals(HttpMethod.CONNECT) || method.equals(HttpMethod.TRACE)) {
            return Refusal.methodNotAllowed(method.name());
        }
        String upgrade = request.getHeader(HttpHeaders.UPGRADE);
        if (upgrade != null && !upgrade.equalsIgnoreCase("h2c")) {
            return Refusal.upgrade();
        }
        return managementPath(path) ? Refusal.noRoute() : null;
    }

    private static boolean managementPath(String path) {
        return path.regionMatches(true, 0, "/actuator", 0, 9)
                && (path.length() == 9 || "/;".indexOf(path.charAt(9)) >= 0);
    }

    private void proxy(HttpServerRequest request, String requestId, LiveRoute route, String path) {
        Refusal refusal = bodyRefusal(request);
        LiveBackend pinned = refusal == null ? pinned(request, route) : null;
        LiveBackend backend = pinned != null || refusal != null ? pinned : route.draw(random);
        Account journey = pinned != null ? null : journey(request, path);
        if (backend == null) {
            Refusal why = refusal != null
                    ? refusal
                    : Refusal.unavailable(route.route().name());
            Trace trace = trace(request, route, Key.NO_RELEASE);
            new AnswerExchange(this, request, requestId, accounts.none(route), journey, trace).answer(why);
        } else {
            Account account = accounts.of(serving.live(), route, backend, pinned != null);
            Trace trace = trace(request, route, backend.release());
            new ProxyExchange(this, request, requestId, account, journey, trace, route.route(), backend).start();
        }
    }

    private Trace trace(HttpServerRequest request, LiveRoute route, String release) {
        return setup.traces().of(request, route.route().name(), release, random, second());
    }

    /** A request that asks for a release by name tries it out: it is no shopper's. */
    private @Nullable Account journey(HttpServerRequest request, String path) {
        return accounts.journey(serving.live().journey(request.method().name(), path));
    }

    private @Nullable Refusal bodyRefusal(HttpServerRequest request) {
        if (contentLength(request) > limits().maxBodyBytes()) {
            return Refusal.bodyTooLarge(limits().maxBodyBytes());
        }
        String expected = request.getHeader(HttpHeaders.EXPECT);
        return expected == null || expectsContinue(request) ? null : Refusal.expectation();
    }

    private static @Nullable LiveBackend pinned(HttpServerRequest request, LiveRoute route) {
        Table.Pin pin = route.route().pin();
        if (pin == null) {
            return null;
        }
        String release = pin.header() == null ? null : request.getHeader(pin.header());
        if (release == null && pin.cookie() != null && request.headers().contains(HttpHeaders.COOKIE)) {
            Cookie cookie = request.getCookie(pin.cookie());
            release = cookie == null ? null : cookie.getValue();
        }
        return release == null ? null : route.pinned(release);
    }

    private void serve(HttpServerRequest request, String requestId, Table.Statics statics, String path) {
        AnswerExchange exchange = new AnswerExchange(this, request, requestId, accounts.statics(), null, null);
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            exchange.answer(Refusal.methodNotAllowed(request.method().name()));
            return;
        }
        Found found = setup.statics().find(statics, path, request.headers());
        if (found == null) {
            exchange.answer(Refusal.noRoute());
        } else {
            exchange.answer(found);
        }
    }

    /** Answers a request that no route was charged for. */
    private void answer(HttpServerRequest request, String requestId, Refusal refusal) {
        setup.connections().refuse(refusal.status());
        boolean close = (!request.isEnded() && hasBody(request)) || HeaderRules.closes(request.headers());
        sendProblem(request, requestId, refusal, close).onComplete(sent -> {
            if (close) {
                lingerAndClose(request);
            }
        });
    }

    private void invalid(HttpServerRequest request) {
        Refusal refusal = screenOf(request).refusal();
        setup.connections().refuse(refusal.status());
        sendProblem(request, requestId(null), refusal, true)
                .onComplete(sent -> request.connection().close());
    }

    Future<Void> sendProblem(HttpServerRequest request, String requestId, Refusal refusal, boolean close) {
        HttpServerResponse response = request.response();
        Problems.head(response, refusal);
        response.headers().set(HeaderRules.REQUEST_ID, requestId);
        if (close) {
            response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        String path = request.decoderResult().isSuccess() ? RequestPath.of(request.uri()) : null;
        Buffer body = Problems.body(refusal, path, requestId);
        response.headers().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        return request.method().equals(HttpMethod.HEAD) ? response.end() : response.end(body);
    }

    /** Reads on for a moment so that the client gets to see the answer, then closes. */
    void lingerAndClose(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        if (request.isEnded()) {
            connection.close();
            return;
        }
        request.handler(unread -> {});
        request.endHandler(end -> connection.close());
        request.resume();
        vertx.setTimer(LINGER_MILLIS, timer -> connection.close());
    }

    Future<HttpClientRequest> connect(HttpServerRequest request, Upstream upstream) {
        KeptConnections present = connections;
        return present == null
                ? Future.failedFuture("the event loop has not started")
                : present.request(
                        upstream,
                        new RequestOptions().setMethod(request.method()).setURI(request.uri()));
    }

    void giveBack(Upstream upstream, HttpConnection connection, long lifeNanos) {
        KeptConnections present = connections;
        if (present != null) {
            present.giveBack(upstream, connection, lifeNanos);
        }
    }

    private String requestId(@Nullable String given) {
        return given != null && HeaderRules.validRequestId(given) ? given : newId();
    }

    private String newId() {
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }

    private void sweep() {
        long now = nanos.getAsLong();
        List.copyOf(alive).forEach(exchange -> exchange.sweep(now));
        boolean pressed = setup.connections().open() > limits().maxConnections() / 10 * 8;
        long idle = pressed ? IDLE_UNDER_PRESSURE_NANOS : IDLE_NANOS;
        List.copyOf(screens).forEach(screen -> screen.sweep(now, idle));
        KeptConnections present = connections;
        if (present != null) {
            present.sweep(now);
        }
        turn(second());
        reportBreaches(audit());
    }

    private void turn(long epochSecond) {
        ledger.turn(epochSecond);
        journeys.turn(epochSecond);
    }

    private List<String> audit() {
        Map<Account, Long> counted = new HashMap<>();
        for (Exchange exchange : alive) {
            counted.merge(exchange.account(), 1L, Long::sum);
            if (exchange.journey() != null) {
                counted.merge(exchange.journey(), 1L, Long::sum);
            }
        }
        List<String> breaches = new ArrayList<>(ledger.audit(account -> counted.getOrDefault(account, 0L)));
        breaches.addAll(journeys.audit(account -> counted.getOrDefault(account, 0L)));
        return breaches;
    }

    private void reportBreaches(List<String> breaches) {
        if (!breaches.isEmpty() && !breachReported) {
            setup.log().error("the ledger does not balance", null, "breaches", String.join("; ", breaches));
        }
        breachReported = !breaches.isEmpty();
    }

    boolean hasBody(HttpServerRequest request) {
        return contentLength(request) != 0;
    }

    /** In bytes; 0 when there is no body, -1 when it is chunked. */
    long contentLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length);
        }
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? -1 : 0;
    }

    boolean expectsContinue(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    ForwardedFields forwarded(HttpServerRequest request) {
        ForwardedFields known = forwarded.get(request.connection());
        return known != null ? known : new ForwardedFields(request.remoteAddress());
    }

    RequestScreen screenOf(HttpServerRequest request) {
        return ((ConnectionBase) request.connection())
                .channel()
                .attr(RequestScreen.KEY)
                .get();
    }

    RetryBudget budget(String route) {
        return budgets.computeIfAbsent(route, name -> new RetryBudget());
    }

    Set<Exchange> alive() {
        return alive;
    }

    Table.Limits limits() {
        return serving.table().limits();
    }

    long drainNanos() {
        return serving.table().drainMillis() * 1_000_000L;
    }

    RandomGenerator random() {
        return random;
    }

    long nanos() {
        return nanos.getAsLong();
    }

    long second() {
        return setup.clock().millis() / 1000;
    }

    boolean stopping() {
        return stopping;
    }
}
