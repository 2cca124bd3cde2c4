package io.grocellery.chassis.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** Plays another service over real HTTP. A handler may block; what has no handler is a 404 problem. */
public final class StandIn implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Function<Request, Reply>> handlers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;

    private HttpServer server;

    private StandIn() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    public static StandIn start() {
        return new StandIn();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /**
     * Answers requests of this method.
     *
     * @param path exactly, or everything below it when it ends with {@code /*}
     */
    public StandIn answer(String method, String path, Function<Request, Reply> handler) {
        handlers.put(method + " " + path, handler);
        return this;
    }

    /** What was asked so far, oldest first. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public void forgetRequests() {
        requests.clear();
    }

    /** Refuses connections until {@link #comeBack()}. */
    public void goAway() {
        server.stop(0);
    }

    public void comeBack() {
        server = listen(port);
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private HttpServer listen(int wanted) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            http.createContext("/", this::handle);
            http.setExecutor(executor);
            http.start();
            return http;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.of(exchange);
            requests.add(request);
            handler(request).apply(request).send(exchange);
        }
    }

    private Function<Request, Reply> handler(Request request) {
        Function<Request, Reply> exact = handlers.get(request.method() + " " + request.path());
        return exact != null ? exact : below(request).orElse(unknown -> Reply.problem(404, "not-found"));
    }

    private Optional<Function<Request, Reply>> below(Request request) {
        String asked = request.method() + " " + request.path();
        return handlers.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/*"))
                .filter(entry -> asked.startsWith(
                        entry.getKey().substring(0, entry.getKey().length() - 1)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * What was asked.
     *
     * @param headers names in lower case
     */
    public record Request(String method, String path, String query, Map<String, String> headers, String body) {

        static Request of(HttpExchange exchange) throws IOException {
            Map<String, String> headers = new ConcurrentHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            URI uri = exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String query = uri.getQuery() == null ? "" : uri.getQuery();
            return new Request(exchange.getRequestMethod(), uri.getPath(), query, headers, body);
        }
    }

    /** What is answered. */
    public record Reply(int status, String mediaType, String body) {

        /**
         * A JSON document.
         *
         * @param body written as JSON, unless it is a string that is JSON already
         */
        public static Reply json(int status, Object body) {
            String text = body instanceof String json ? json : JSON.writeValueAsString(body);
            return new Reply(status, "application/json", text);
        }

        public static Reply problem(int status, String code) {
            String body = JSON.writeValueAsString(Map.of("status", status, "code", code, "detail", code));
            return new Reply(status, "application/problem+json", body);
        }

        public static Reply empty(int status) {
            return new Reply(status, "", "");
        }

        private void send(HttpExchange exchange) throws IOException {
            if (!mediaType.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", mediaType);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
