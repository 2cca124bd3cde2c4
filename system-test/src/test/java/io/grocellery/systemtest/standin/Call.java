package io.grocellery.systemtest.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.jr.ob.JSON;

/**
 * A request as the stand-in services see it.
 *
 * @param headers by lower-case name
 */
public record Call(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    static Call of(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT),
                        entry -> entry.getValue().getFirst()));
        var uri = exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Call(exchange.getRequestMethod(), uri.getPath(), form(uri.getRawQuery()), headers, body);
    }

    /** The body as a form, {@code application/x-www-form-urlencoded}. */
    Map<String, String> form() {
        return form(body);
    }

    Map<String, Object> json() {
        return JSON.std.mapFrom(body);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The n-th part of the path, counted from 0; empty when there is none. */
    String part(int index) {
        var parts = path.substring(1).split("/", -1);
        return index < parts.length ? parts[index] : "";
    }

    boolean is(String wantedMethod) {
        return method.equals(wantedMethod);
    }

    private static Map<String, String> form(String text) {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        return Arrays.stream(text.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decoded(pair[0]), pair -> pair.length > 1 ? decoded(pair[1]) : "", (a, b) -> b));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
