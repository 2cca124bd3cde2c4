package io.grocellery.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grocellery.core.model.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Answers as a daemon was told to, at the port of some offset, and remembers what it was asked. */
final class StandInDaemon implements AutoCloseable {

    private static final Port DAEMON_PORT = new Port(8070);
    private static final int LARGEST_OFFSET = 40_000;

    private record Answer(int status, String body) {}

    private final HttpServer server = listening();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    StandInDaemon() {
        server.createContext("/", this::answer);
        server.start();
    }

    /** Offsets end before ports do, so some free ports cannot be a daemon's. */
    private static HttpServer listening() {
        return SampleDaemon.listening(
                        DAEMON_PORT, IntStream.iterate(1_000, offset -> offset < LARGEST_OFFSET, offset -> offset + 7))
                .orElseThrow(() -> new IllegalStateException("no port is free"));
    }

    int offset() {
        return server.getAddress().getPort() - DAEMON_PORT.number();
    }

    StandInDaemon answering(String path, String body) {
        return answering(path, 200, body);
    }

    StandInDaemon answering(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
        return this;
    }

    /** Method, path with query, the bearer of the token, and the body of each request. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString();
            asked.add(String.join(
                    " ",
                    exchange.getRequestMethod(),
                    path,
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    body));
            Answer answer = answers.getOrDefault(path, new Answer(404, "{}"));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
