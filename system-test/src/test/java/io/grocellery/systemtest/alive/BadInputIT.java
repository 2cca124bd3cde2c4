package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.running.Customer;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.jr.ob.JSON;

/** Nonsense through the gateway: a problem document with the right status, never a 500, nothing lost or doubled. */
class BadInputIT {

    private static final int SOCKET_TIMEOUT_MILLIS = 15_000;

    private final RunningGrocellery grocellery = RunningGrocellery.shared();
    private final URI shop = grocellery.gateway();
    private final Customer alice = new Customer(shop, grocellery.tokenOf("alice"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                               | 400",
                "{\"quantity\":\"two\"}          | 400",
                "{\"quantity\":-1}               | 400",
                "{\"quantity\":0}                | 400",
                "{\"quantity\":1000000000}       | 400",
                "{\"quantity\":1e99}             | 400",
                "{\"quantity\":1,\"price\":1}    | 400",
                "[]                              | 400",
                "null                            | 400"
            })
    void quantitiesThatAreNone(String body, int status) {
        String product = alice.products(1).getFirst();
        String cart = alice.cartWith(List.of());
        problem(Http.put(shop.resolve("/carts/" + cart + "/items/" + product), body, alice.authorization()), status);
    }

    @Test
    void unknownThings() {
        String cart = alice.cartWith(List.of());
        UUID nobody = UUID.randomUUID();
        problem(
                Http.put(
                        shop.resolve("/carts/" + cart + "/items/" + nobody), "{\"quantity\":1}", alice.authorization()),
                422);
        problem(Http.get(shop.resolve("/products/" + nobody)), 404);
        problem(Http.get(shop.resolve("/products/not-an-id")), 400);
        problem(Http.get(shop.resolve("/products?limit=-1")), 400);
        problem(Http.get(shop.resolve("/products?cursor=nonsense")), 400);
        problem(alice.get("/orders/" + nobody), 404);
        problem(
                Http.post(shop.resolve("/carts/" + cart + "/coupon"), "{\"code\":\"NOSUCH\"}", alice.authorization()),
                422);
        problem(
                Http.post(
                        shop.resolve("/carts/" + cart + "/coupon"), "{\"code\":\"EXPIRED20\"}", alice.authorization()),
                422);
    }

    @Test
    void tokensThatAreMissingWrongOrSomebodyElses() {
        String cart = alice.cartWith(alice.products(1));
        Customer bob = new Customer(shop, grocellery.tokenOf("bob"));
        problem(Http.get(shop.resolve("/orders")), 401);
        problem(Http.get(shop.resolve("/orders"), "Authorization", "Bearer nonsense"), 401);
        problem(bob.get("/carts/" + cart), 404);
        problem(bob.order(cart, UUID.randomUUID()), 404, 422);
        problem(bob.get("/summaries/sales?from=2026-01-01&to=2026-01-31&by=day"), 403);
        problem(Http.post(shop.resolve("/products"), "{}", bob.authorization()), 403);
        problem(Http.post(shop.resolve("/reservations"), "{}", bob.authorization()), 403);
    }

    @Test
    void theSameKeyWithAnotherBodyAndTheSameCartTwice() {
        UUID key = UUID.randomUUID();
        String cart = alice.cartWith(alice.products(1));
        HttpResponse<String> first = alice.order(cart, key);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(alice.order(cart, key).body()).isEqualTo(first.body());
        problem(alice.order(alice.cartWith(alice.products(1)), key), 422);
        problem(alice.order(cart, UUID.randomUUID()), 409);
    }

    @Test
    void anEmptyCartAndAMissingKey() {
        problem(alice.order(alice.cartWith(List.of()), UUID.randomUUID()), 422);
        problem(
                Http.post(shop.resolve("/orders"), "{\"cartId\":\"" + UUID.randomUUID() + "\"}", alice.authorization()),
                400);
    }

    @Test
    void aBodyOfTenMegabytes() throws IOException {
        String answer = raw("POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\n"
                + "Content-Length: 10485760\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @ParameterizedTest
    @CsvSource({
        "'GET /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx', 400",
        "'POST /orders HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n', 400",
        "'GET /products/../actuator/env HTTP/1.1\r\nHost: a\r\n\r\n', 400",
        "'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n', 400",
        "'GET /products/..%2f..%2factuator HTTP/1.1\r\nHost: a\r\n\r\n', 400",
        "'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400"
    })
    void smugglingAndTraversal(String request, int status) throws IOException {
        assertThat(raw(request)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void aBombOfHeaders() throws IOException {
        String answer = raw("GET / HTTP/1.1\r\nHost: a\r\nX-Bomb: " + "b".repeat(100_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431");
    }

    @Test
    void managementIsNotReachableFromOutside() {
        assertThat(Http.get(shop.resolve("/actuator/health")).statusCode()).isEqualTo(404);
        assertThat(Http.get(shop.resolve("/actuator/prometheus")).statusCode()).isEqualTo(404);
    }

    private static void problem(HttpResponse<String> answer, Integer... statuses) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isIn((Object[]) statuses);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        Object status = Objects.requireNonNull(JSON.std.mapFrom(answer.body()).get("status"));
        assertThat(((Number) status).intValue()).isEqualTo(answer.statusCode());
    }

    /** Sends bytes as they are and reads until the other side closes or has said its first line and head. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), shop.getPort())) {
            socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return head(socket.getInputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.write(next);
                if (read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    break;
                }
            }
        } catch (SocketException reset) {
            // what was read so far is the answer
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }
}
