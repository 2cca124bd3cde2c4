package io.grocellery.gateway.proxy;

import io.grocellery.gateway.upstream.Upstream;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to the instances, kept for a while after use. Used on that loop only, and so without
 * the locks and queues of a pool that threads share. The last one used is the first to be used again, so that those a
 * lighter load does not need grow old and are closed.
 */
final class KeptConnections {

    private final HttpClientAgent client;
    private final LongSupplier nanos;
    private final Map<Upstream, Deque<Kept>> idle = new HashMap<>();

    private record Kept(HttpClientConnection connection, long until) {}

    KeptConnections(HttpClientAgent client, LongSupplier nanos) {
        this.client = client;
        this.nanos = nanos;
    }

    /** A request on a connection that is kept, else on a new one; the future fails when none can be made. */
    Future<HttpClientRequest> request(Upstream upstream, RequestOptions request) {
        HttpClientConnection kept = take(upstream);
        return kept != null
                ? kept.request(request)
                : connect(upstream).compose(connection -> connection.request(request));
    }

    /**
     * Keeps a connection whose request was sent and answered in full.
     *
     * @param lifeNanos how long it may be idle; 0 when it cannot be used again
     */
    void giveBack(Upstream upstream, HttpConnection connection, long lifeNanos) {
        if (lifeNanos > 0 && connection instanceof HttpClientConnection own) {
            idle.computeIfAbsent(upstream, unseen -> new ArrayDeque<>())
                    .addFirst(new Kept(own, nanos.getAsLong() + lifeNanos));
        } else {
            var unused = connection.close();
        }
    }

    /** Closes those that have been idle for too long. */
    void sweep(long now) {
        for (Deque<Kept> kept : List.copyOf(idle.values())) {
            List<Kept> old =
                    kept.stream().filter(each -> each.until() - now <= 0).toList();
            kept.removeAll(old);
            old.forEach(each -> each.connection().close());
        }
        idle.values().removeIf(Deque::isEmpty);
    }

    private @Nullable HttpClientConnection take(Upstream upstream) {
        Deque<Kept> kept = idle.get(upstream);
        if (kept == null) {
            return null;
        }
        long now = nanos.getAsLong();
        Kept next = kept.pollFirst();
        while (next != null && !usable(next, now)) {
            var unused = next.connection().close();
            next = kept.pollFirst();
        }
        return next == null ? null : next.connection();
    }

    private static boolean usable(Kept kept, long now) {
        return kept.until() - now > 0 && kept.connection().activeStreams() == 0;
    }

    private Future<HttpClientConnection> connect(Upstream upstream) {
        HttpConnectOptions where = new HttpConnectOptions()
                .setServer(upstream.address())
                .setHost(upstream.instance().host())
                .setPort(upstream.instance().port());
        return client.connect(where).onSuccess(made -> made.closeHandler(closed -> forget(upstream, made)));
    }

    private void forget(Upstream upstream, HttpClientConnection closed) {
        Deque<Kept> kept = idle.get(upstream);
        if (kept != null) {
            kept.removeIf(each -> each.connection().equals(closed));
        }
    }
}
