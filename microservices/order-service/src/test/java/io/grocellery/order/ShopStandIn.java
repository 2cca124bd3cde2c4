package io.grocellery.order;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cart-service, product-service and the subscribers of events, in one server that keeps to the contract and fails on
 * request. Stock is counted, so that a test can say whether any was lost or doubled.
 */
public final class ShopStandIn implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long LATE_MILLIS = 900;

    /** What order-service asks for. */
    public enum Call {
        CART,
        RESERVE,
        COMMIT,
        RELEASE,
        EVENT
    }

    /** How a call goes wrong. */
    public enum Fault {
        /** Not at all. */
        NONE,
        /** Answers 503 and does nothing. */
        AWAY,
        /** Breaks the connection and does nothing. */
        RESET,
        /** Does it, and breaks the connection before the answer. */
        ANSWER_LOST,
        /** Does it, and answers after the caller has given up. */
        ANSWER_LATE,
        /** Does it only after the caller has given up. */
        DONE_LATE,
        /** Takes a little while. */
        SLOW,
        /** Answers 422 and does nothing. */
        REFUSED,
        /** The hold had ended and the goods are sold: says so. */
        GONE,
        /** Answers 404 as a gateway without this route. */
        NO_ROUTE
    }

    public record Wanted(UUID productId, int quantity) {}

    public record Event(String subscriber, String id, String type, String sequence, UUID orderId, JsonNode data) {}

    private record Cart(
            UUID id,
            String status,
            List<Wanted> items,
            @Nullable Object coupon) {}

    private record Answer(int status, Object body) {}

    private static final class Held {
        private final List<Wanted> lines;
        private String status = "HELD";

        private Held(List<Wanted> lines) {
            this.lines = lines;
        }
    }

    private record Product(String taxClass, int rate, long price) {}

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Call, Deque<Fault>> faults = new EnumMap<>(Call.class);
    private final Map<Call, Integer> counts = new EnumMap<>(Call.class);
    private final Map<UUID, Cart> carts = new HashMap<>();
    private final Map<UUID, Product> products = new HashMap<>();
    private final Map<UUID, Integer> stock = new HashMap<>();
    private final Map<UUID, Held> reservations = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public ShopStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    // what a test arranges

    /** A product with stock; taxed by turns as STANDARD, REDUCED and EXEMPT. */
    public synchronized UUID product(int available, long price) {
        UUID id = UUID.randomUUID();
        products.put(
                id,
                switch (products.size() % 3) {
                    case 0 -> new Product("STANDARD", 850, price);
                    case 1 -> new Product("REDUCED", 250, price);
                    default -> new Product("EXEMPT", 0, price);
                });
        stock.put(id, available);
        return id;
    }

    public UUID cart(List<Wanted> items) {
        return cart(items, null, "OPEN");
    }

    public synchronized UUID cart(List<Wanted> items, @Nullable Object coupon, String status) {
        UUID id = UUID.randomUUID();
        carts.put(id, new Cart(id, status, items, coupon));
        return id;
    }

    /** Puts other goods into a cart. */
    public synchronized void refill(UUID cartId, List<Wanted> items) {
        Cart before = known(carts, cartId);
        carts.put(cartId, new Cart(cartId, before.status(), items, before.coupon()));
    }

    /** The next calls of a kind go wrong, one after the other. */
    public synchronized void fail(Call call, Fault... inTurn) {
        faults.computeIfAbsent(call, unseen -> new ArrayDeque<>()).addAll(List.of(inTurn));
    }

    public synchronized void heal() {
        faults.clear();
    }

    /** The hold of an order's goods ends, and they go back. */
    public synchronized void expire(UUID orderId) {
        putBack(known(reservations, orderId), "EXPIRED");
    }

    // what a test asks

    public synchronized int available(UUID productId) {
        return known(stock, productId);
    }

    /** HELD, COMMITTED, RELEASED, EXPIRED or NONE. */
    public synchronized String reservation(UUID orderId) {
        Held held = reservations.get(orderId);
        return held == null ? "NONE" : held.status;
    }

    public synchronized long reservations(String status) {
        return reservations.values().stream()
                .filter(held -> held.status.equals(status))
                .count();
    }

    public synchronized List<Event> events(UUID orderId) {
        return events.stream().filter(event -> event.orderId().equals(orderId)).toList();
    }

    public synchronized int calls(Call call) {
        return counts.getOrDefault(call, 0);
    }

    // the server

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            answer(exchange, path, body.length == 0 ? JSON.nullNode() : JSON.readTree(body));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String path, JsonNode body) throws IOException, InterruptedException {
        Call call = call(exchange.getRequestMethod(), path);
        switch (next(call)) {
            case NONE -> send(exchange, carryOut(call, path, body));
            case AWAY -> send(exchange, problem(503, "unavailable"));
            case REFUSED -> send(exchange, problem(422, "not-understood"));
            case NO_ROUTE -> send(exchange, problem(404, "not-found"));
            case GONE -> {
                expire(id(path));
                send(exchange, problem(409, "reservation-expired"));
            }
            case RESET -> {}
            case ANSWER_LOST -> carryOut(call, path, body);
            case ANSWER_LATE -> {
                Answer answer = carryOut(call, path, body);
                late(LATE_MILLIS);
                send(exchange, answer);
            }
            case DONE_LATE -> {
                late(LATE_MILLIS);
                send(exchange, carryOut(call, path, body));
            }
            case SLOW -> {
                late(LATE_MILLIS / 10);
                send(exchange, carryOut(call, path, body));
            }
        }
    }

    private synchronized Fault next(Call call) {
        counts.merge(call, 1, Integer::sum);
        Deque<Fault> inTurn = faults.getOrDefault(call, new ArrayDeque<>());
        return inTurn.isEmpty() ? Fault.NONE : inTurn.poll();
    }

    /** Not a test waiting for something to happen, but a server that is slow. */
    private void late(long millis) throws InterruptedException {
        closed.await(millis, TimeUnit.MILLISECONDS);
    }

    private static Call call(String method, String path) {
        if (path.startsWith("/carts/") && !path.endsWith("/events")) {
            return Call.CART;
        }
        if (path.endsWith("/events")) {
            return Call.EVENT;
        }
        if (path.endsWith("/commit")) {
            return Call.COMMIT;
        }
        return method.equals("DELETE") ? Call.RELEASE : Call.RESERVE;
    }

    private synchronized Answer carryOut(Call call, String path, JsonNode body) {
        return switch (call) {
            case CART -> cart(id(path));
            case RESERVE -> reserve(body);
            case COMMIT -> commit(id(path));
            case RELEASE -> release(id(path));
            case EVENT -> event(segment(path, 0), body);
        };
    }

    private static UUID id(String path) {
        return UUID.fromString(segment(path, 1));
    }

    private static String segment(String path, int place) {
        return Path.of(path).getName(place).toString();
    }

    private Answer cart(UUID id) {
        return carts.containsKey(id) ? new Answer(200, known(carts, id)) : problem(404, "not-found");
    }

    private Answer reserve(JsonNode body) {
        UUID orderId = UUID.fromString(body.at("/orderId").asString());
        List<Wanted> lines = new ArrayList<>();
        body.at("/lines")
                .forEach(line -> lines.add(new Wanted(
                        UUID.fromString(line.at("/productId").asString()),
                        line.at("/quantity").asInt())));
        Held before = reservations.get(orderId);
        return before == null ? hold(orderId, lines) : again(orderId, before, lines);
    }

    private Answer again(UUID orderId, Held before, List<Wanted> lines) {
        if (before.status.equals("RELEASED")) {
            return problem(409, "reservation-released");
        }
        return before.lines.equals(lines) ? reservation(200, orderId, before) : problem(409, "reservation-conflict");
    }

    private Answer hold(UUID orderId, List<Wanted> lines) {
        if (lines.stream().anyMatch(line -> !products.containsKey(line.productId()))) {
            return problem(422, "unknown-product");
        }
        List<Map<String, Object>> shortages = lines.stream()
                .filter(line -> known(stock, line.productId()) < line.quantity())
                .map(line -> Map.<String, Object>of(
                        "productId",
                        line.productId(),
                        "requested",
                        line.quantity(),
                        "available",
                        known(stock, line.productId())))
                .toList();
        if (!shortages.isEmpty()) {
            return problem(409, "out-of-stock", Map.of("shortages", shortages));
        }
        lines.forEach(line -> stock.merge(line.productId(), -line.quantity(), Integer::sum));
        reservations.put(orderId, new Held(lines));
        return reservation(201, orderId, known(reservations, orderId));
    }

    private Answer reservation(int status, UUID orderId, Held held) {
        List<Map<String, Object>> lines = held.lines.stream().map(this::line).toList();
        return new Answer(
                status,
                Map.of("id", orderId, "expiresAt", "2030-01-01T00:00:00Z", "status", held.status, "lines", lines));
    }

    private Map<String, Object> line(Wanted wanted) {
        Product product = known(products, wanted.productId());
        return Map.of(
                "productId", wanted.productId(),
                "sku", "SKU-" + wanted.productId().toString().substring(0, 4),
                "name", "Thing at " + product.price(),
                "category", "pantry",
                "unit", "piece",
                "quantity", wanted.quantity(),
                "unitPrice", Map.of("amount", product.price(), "currency", "USD"),
                "taxClass", product.taxClass(),
                "taxRateBasisPoints", product.rate());
    }

    private Answer commit(UUID orderId) {
        Held held = reservations.get(orderId);
        if (held == null) {
            return problem(404, "not-found");
        }
        if (held.status.equals("RELEASED")) {
            return problem(409, "reservation-released");
        }
        if (held.status.equals("EXPIRED") && !takeAgain(held)) {
            return problem(409, "reservation-expired");
        }
        held.status = "COMMITTED";
        return reservation(200, orderId, held);
    }

    private boolean takeAgain(Held held) {
        if (held.lines.stream().anyMatch(line -> known(stock, line.productId()) < line.quantity())) {
            return false;
        }
        held.lines.forEach(line -> stock.merge(line.productId(), -line.quantity(), Integer::sum));
        return true;
    }

    private Answer release(UUID orderId) {
        putBack(reservations.computeIfAbsent(orderId, unseen -> new Held(List.of())), "RELEASED");
        return new Answer(204, "");
    }

    private void putBack(Held held, String status) {
        if (held.status.equals("HELD") || held.status.equals("COMMITTED")) {
            held.lines.forEach(line -> stock.merge(line.productId(), line.quantity(), Integer::sum));
        }
        held.status = status;
    }

    private Answer event(String subscriber, JsonNode event) {
        events.add(new Event(
                subscriber,
                event.at("/id").asString(),
                event.at("/type").asString(),
                event.at("/sequence").asString(),
                UUID.fromString(event.at("/subject").asString()),
                event.at("/data")));
        return new Answer(202, "");
    }

    private static <V> V known(Map<UUID, V> known, UUID id) {
        return Objects.requireNonNull(known.get(id), () -> "unknown " + id);
    }

    private static Answer problem(int status, String code) {
        return problem(status, code, Map.of());
    }

    private static Answer problem(int status, String code, Map<String, Object> members) {
        Map<String, Object> problem = new HashMap<>(members);
        problem.put("type", "urn:grocellery:problem:" + code);
        problem.put("title", code);
        problem.put("status", status);
        problem.put("detail", "the stand-in says " + code);
        problem.put("code", code);
        return new Answer(status, problem);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.body().equals("")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        byte[] bytes = JSON.writeValueAsString(answer.body()).getBytes(StandardCharsets.UTF_8);
        String type = answer.status() < 400 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
