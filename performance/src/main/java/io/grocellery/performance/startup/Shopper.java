package io.grocellery.performance.startup;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * A demo person who buys over HTTP.
 *
 * @param shop where the gateway is
 * @param issuer where the daemon is
 */
record Shopper(HttpClient http, URI shop, URI issuer, String name, String password) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Signs in, fills a cart, orders it and reads the order back.
     *
     * @throws IOException when any of it is refused
     */
    void buy() throws IOException, InterruptedException {
        String token = signIn();
        String product = firstProduct();
        String cart = text(send(json("POST", "/carts", "{}", token)), "id");
        send(json("PUT", "/carts/" + cart + "/items/" + product, "{\"quantity\":1}", token));
        HttpRequest.Builder checkout =
                json("POST", "/orders", "{\"cartId\":\"" + cart + "\"}", token).header("Idempotency-Key", cart);
        String order = text(send(checkout), "id");
        send(request(shop.resolve("/orders/" + order)).header("Authorization", "Bearer " + token));
    }

    private String signIn() throws IOException, InterruptedException {
        String form = "grant_type=urn%3Agrocellery%3Agrant%3Apassword&client_id=grocellery-cli&username=" + name
                + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return text(
                send(request(issuer.resolve("/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))),
                "access_token");
    }

    private String firstProduct() throws IOException, InterruptedException {
        Map<String, Object> page = send(request(shop.resolve("/products?limit=1")));
        if (page.get("items") instanceof List<?> items && items.getFirst() instanceof Map<?, ?> product) {
            return String.valueOf(product.get("id"));
        }
        throw new IOException("the shelves are empty: " + page);
    }

    private HttpRequest.Builder json(String method, String path, String body, String token) {
        return request(shop.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE);
    }

    private Map<String, Object> send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    request.method() + " " + request.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.std.mapFrom(answer.body());
    }

    private static String text(Map<String, Object> answer, String key) throws IOException {
        if (answer.get(key) instanceof String text) {
            return text;
        }
        throw new IOException("an answer has no " + key + ": " + answer);
    }
}
