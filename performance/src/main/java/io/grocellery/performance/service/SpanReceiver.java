package io.grocellery.performance.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grocellery.performance.benchmark.Workplace;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Takes spans as Zipkin does and forgets them: what is measured is what sending them costs. */
final class SpanReceiver {

    private static final int ACCEPTED = 202;

    private final HttpServer server;
    private final AtomicLong bytes = new AtomicLong();

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    static SpanReceiver start(Workplace workplace) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SpanReceiver receiver = new SpanReceiver(server);
        server.createContext("/api/v2/spans", receiver::take);
        server.start();
        workplace.afterwards(() -> server.stop(0));
        return receiver;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v2/spans");
    }

    double mebibytes() {
        return bytes.get() / (1024.0 * 1024);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream spans = exchange.getRequestBody()) {
            bytes.addAndGet(spans.readAllBytes().length);
            exchange.sendResponseHeaders(ACCEPTED, -1);
        }
    }
}
