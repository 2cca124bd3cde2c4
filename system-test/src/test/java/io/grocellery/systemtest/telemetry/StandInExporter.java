package io.grocellery.systemtest.telemetry;

import com.sun.net.httpserver.HttpServer;
import io.grocellery.systemtest.running.RunningGrocellery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Exports what this machine cannot have: a standby that lags, a backup that is too old. Prometheus finds it as it finds any
 * exporter that a person adds.
 */
final class StandInExporter implements AutoCloseable {

    private final HttpServer server;
    private final Path target;

    StandInExporter(RunningGrocellery shop, String metrics) {
        this.target = shop.state().resolve("companions/prometheus/targets/stand-in.json");
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/metrics", exchange -> {
                byte[] body = metrics.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            Files.writeString(
                    target,
                    "[{\"targets\": [\"127.0.0.1:" + server.getAddress().getPort() + "\"],"
                            + " \"labels\": {\"service\": \"stand-in\", \"instance\": \"stand-in\"}}]");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(target);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.stop(0);
    }
}
