package io.grocellery.gateway.proxy;

import io.grocellery.gateway.table.Table;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;

/** How the sockets of an event loop are set up. */
final class LoopOptions {

    /** A service that listens accepts at once; on loopback two seconds mean it does not. */
    private static final int CONNECT_MILLIS = 2_000;

    private static final int MAX_ANSWER_HEAD = 65_536;
    private static final int BACKLOG = 1024;

    private LoopOptions() {}

    /** The screen before the decoder enforces the limits; the decoder's own only must not be smaller. */
    static HttpServerOptions server(Table.Limits limits) {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(1 << 21)
                .setMaxInitialLineLength(1 << 17)
                .setHandle100ContinueAutomatically(false)
                .setTcpNoDelay(true)
                .setAcceptBacklog(Math.min(BACKLOG, limits.maxConnections()));
    }

    static HttpClientOptions client() {
        return new HttpClientOptions()
                .setKeepAlive(true)
                .setConnectTimeout(CONNECT_MILLIS)
                .setTcpNoDelay(true)
                .setMaxHeaderSize(MAX_ANSWER_HEAD)
                .setMaxInitialLineLength(MAX_ANSWER_HEAD)
                .setPipelining(false);
    }
}
