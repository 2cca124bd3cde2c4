package io.grocellery.authorisation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/** A shop with one open order, as careful as it is told to be. Its tokens' signatures it takes on trust. */
final class LeakyShop implements AutoCloseable {

    /** What is wrong with it. */
    enum Fault {
        SHOWS_ORDERS_TO_OTHERS,
        TAKES_EXPIRED_TOKENS,
        FAILS_ON_QUOTES,
        TELLS_STACK_TRACES,
        HAS_NO_HEADERS
    }

    static final String DOCUMENT = """
            {"paths": {
              "/products": {"get": {"parameters": [{"name": "q", "in": "query"}]}},
              "/orders/{id}": {"get": {"parameters": [{"name": "id", "in": "path"}]}},
              "/orders": {"post": {"requestBody": {"content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/CheckoutRequest"}}}}}}},
             "components": {"schemas": {"CheckoutRequest": {"properties": {"cartId": {"type": "string"}}}}}}
            """;

    private final Set<Fault> faults = new HashSet<>();
    private final HttpServer server;

    LeakyShop() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    void fault(Fault fault) {
        faults.add(fault);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (!faults.contains(Fault.HAS_NO_HEADERS)) {
                exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            }
            Answer answer = answer(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Answer(int status, String body) {}

    private Answer answer(String method, String path, @Nullable String authorization) {
        String who = who(authorization);
        if (who.equals("refused")) {
            return new Answer(401, "");
        }
        if (path.contains("%27") && faults.contains(Fault.FAILS_ON_QUOTES)) {
            return new Answer(500, "");
        }
        if (path.startsWith("/orders/") && !path.equals("/orders/1")) {
            return new Answer(who.equals("nobody") ? 401 : 400, innards());
        }
        return switch (method + " " + path.replaceFirst("\\?.*", "")) {
            case "GET /products" -> new Answer(200, "{\"items\": [{\"id\": \"7\", \"available\": 3}]}");
            case "POST /carts" -> new Answer(201, "{\"id\": \"9\"}");
            case "PUT /carts/9/items/7" -> new Answer(200, "{}");
            case "POST /orders" -> order(201, 404, who);
            case "GET /orders/1" -> order(200, faults.contains(Fault.SHOWS_ORDERS_TO_OTHERS) ? 200 : 404, who);
            default -> new Answer(404, "");
        };
    }

    private String innards() {
        return faults.contains(Fault.TELLS_STACK_TRACES) ? "\tat io.grocellery.Order.read(Order.java:1)" : "";
    }

    private static Answer order(int own, int others, String who) {
        int status = switch (who) {
            case "nobody" -> 401;
            case "alice" -> own;
            default -> others;
        };
        return new Answer(status, status < 300 ? "{\"id\": \"1\", \"number\": \"G-SECRET\"}" : "");
    }

    /** The shop's tokens name it as the issuer, expire in another year and are signed by the key named first. */
    private String who(@Nullable String authorization) {
        if (authorization == null) {
            return "nobody";
        }
        String[] parts = authorization.replace("Bearer ", "").split("\\.", -1);
        if (parts.length != 3 || parts[0].equals("not") || parts[2].isEmpty()) {
            return "refused";
        }
        Map<String, Object> claims =
                JSON.std.mapFrom(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        boolean old = ((Number) Objects.requireNonNull(claims.get("exp"))).longValue() < KeyRing.NOW;
        if (!"here".equals(claims.get("iss")) || (old && !faults.contains(Fault.TAKES_EXPIRED_TOKENS))) {
            return "refused";
        }
        return KeyRing.isOurs(parts) ? String.valueOf(claims.get("sub")) : "refused";
    }
}
