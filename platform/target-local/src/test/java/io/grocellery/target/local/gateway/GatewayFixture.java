package io.grocellery.target.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grocellery.gateway.Gateway;
import io.grocellery.gateway.log.JsonLog;
import io.grocellery.gateway.table.InvalidTableException;
import io.grocellery.gateway.table.TableFile;
import io.grocellery.gateway.trace.TracingSettings;
import io.grocellery.target.local.sample.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A gateway in this process with a service behind it that answers what its path says: {@code /orders/500} is a 500. */
final class GatewayFixture implements AutoCloseable {

    private final HttpServer service;
    private final Gateway gateway;
    private final GatewayAdmin admin;

    private GatewayFixture(HttpServer service, Gateway gateway, GatewayAdmin admin) {
        this.service = service;
        this.gateway = gateway;
        this.admin = admin;
    }

    /** @param backends the JSON list of order-service's backends, {@code PORT} standing for the service's port */
    static GatewayFixture start(Path folder, String backends) {
        try {
            HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            service.createContext("/", GatewayFixture::answer);
            service.start();
            return start(
                    folder, backends.replace("PORT", "" + service.getAddress().getPort()), service);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static GatewayFixture start(Path folder, String backends, HttpServer service) throws Exception {
        Path token = folder.resolve("admin-token");
        Files.writeString(token, "0123456789abcdef0123456789abcdef");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        Path table = folder.resolve("table.json");
        Files.writeString(table, table(token, backends));
        Gateway gateway = serve(new TableFile(table));
        URI address = URI.create("http://127.0.0.1:" + gateway.adminPort());
        return new GatewayFixture(service, gateway, new GatewayAdmin(address, token));
    }

    private static Gateway serve(TableFile file) throws IOException, InvalidTableException, Exception {
        Gateway.Surroundings around = new Gateway.Surroundings(
                Clock.systemUTC(),
                System::nanoTime,
                1,
                1,
                TracingSettings.of(Map.of()),
                new JsonLog(
                        new PrintStream(OutputStream.nullOutputStream()),
                        Clock.systemUTC(),
                        JsonLog.Writer.of(Map.of())));
        return Gateway.start(file.load(), file, around).await(20, TimeUnit.SECONDS);
    }

    GatewayAdmin admin() {
        return admin;
    }

    /** Sends a request and waits for its answer. */
    void request(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + gateway.port() + path);
            http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean fails = exchange.getRequestURI().getPath().endsWith("/500");
        exchange.sendResponseHeaders(fails ? 500 : 200, -1);
        exchange.close();
    }

    private static String table(Path token, String backends) {
        return """
                {"version": 1,
                 "listen": {"host": "127.0.0.1", "port": %d},
                 "admin": {"host": "127.0.0.1", "port": %d, "tokenFile": "%s"},
                 "limits": {"maxBodyBytes": 65536, "maxHeaderBytes": 16384, "headerTimeoutMillis": 5000,
                            "bodyIdleTimeoutMillis": 5000, "maxConnections": 100},
                 "routes": [
                   {"name": "order-service", "paths": ["/orders/**"], "timeoutMillis": 5000, "backends": %s},
                   {"name": "product-service", "paths": ["/products/**"], "timeoutMillis": 5000, "backends": []}],
                 "health": {"intervalMillis": 1000, "timeoutMillis": 1000, "unhealthyAfter": 3, "healthyAfter": 1},
                 "journeys": [{"name": "look", "requests": ["GET /orders/*"]}]}
                """.formatted(FreePort.next().number(), FreePort.next().number(), token, backends);
    }

    @Override
    public void close() {
        try {
            gateway.stop(Duration.ofSeconds(1)).await(10, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        } finally {
            service.stop(0);
        }
    }
}
