package io.grocellery.systemtest.rollout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The program of the services under trial: listens on {@code $PORT} and behaves as the file beside it says. It needs
 * nothing but the JDK, so that its class file alone is the release.
 */
public final class TrialService {

    private static final int CHUNK = 8 << 10;
    private static final long BETWEEN_CHUNKS = 50_000_000;

    private final double errors;
    private final String release;

    private TrialService(Properties behaviour, String release) {
        this.errors = Double.parseDouble(behaviour.getProperty("errors", "0"));
        this.release = release;
    }

    /** Runs until it is ended; one that is to crash ends at once. */
    public static void main(String[] arguments) throws IOException {
        Properties behaviour = new Properties();
        try (InputStream file = Files.newInputStream(Path.of("behaviour.properties"))) {
            behaviour.load(file);
        }
        if (Boolean.parseBoolean(behaviour.getProperty("crashes"))) {
            System.exit(3);
        }
        LockSupport.parkNanos(
                TimeUnit.SECONDS.toNanos(Integer.parseInt(behaviour.getProperty("seconds-to-start", "0"))));
        new TrialService(behaviour, String.valueOf(System.getenv("GROCELLERY_RELEASE")))
                .listen(Integer.parseInt(System.getenv("PORT")));
    }

    private void listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/healthz", exchange -> answer(exchange, 200, "well"));
        server.createContext("/trial", this::work);
        server.createContext("/trial/download", this::download);
        server.createContext("/trial/upload", this::upload);
        server.start();
    }

    private void work(HttpExchange exchange) throws IOException {
        answer(exchange, ThreadLocalRandom.current().nextDouble() < errors ? 500 : 200, release);
    }

    /** As many chunks as the query says, with a pause before each. */
    private void download(HttpExchange exchange) throws IOException {
        int chunks = Integer.parseInt(exchange.getRequestURI().getQuery());
        exchange.sendResponseHeaders(200, (long) chunks * CHUNK);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < chunks; i++) {
                LockSupport.parkNanos(BETWEEN_CHUNKS);
                body.write(new byte[CHUNK]);
                body.flush();
            }
        }
    }

    private void upload(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            answer(exchange, 200, Long.toString(body.transferTo(OutputStream.nullOutputStream())));
        }
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Trial-Release", release);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
