package io.grocellery.daemon.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP with the issuer as a browser would, but follows redirects only when told. */
final class Browser {

    static final String REDIRECT = "http://127.0.0.1:8080/";
    static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Browser(URI base) {
        this.base = base;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form))));
    }

    HttpResponse<String> preflight(String path, String origin) {
        return send(request(path, "Origin", origin, "Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    /** Opens the sign-in page by asking for a code, fills it in and posts it. */
    HttpResponse<String> signIn(String username, String password) {
        get(authorizePath(Map.of()), "Accept", "text/html");
        return submitSignIn(username, password);
    }

    HttpResponse<String> submitSignIn(String username, String password) {
        return post("/login", Map.of("username", username, "password", password, "_csrf", csrf()));
    }

    String csrf() {
        Matcher token = CSRF.matcher(get("/login").body());
        if (!token.find()) {
            throw new AssertionError("no CSRF token on the sign-in page");
        }
        return token.group(1);
    }

    /** The session's id as the browser holds it, or null. */
    @Nullable
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().startsWith("grocellery-sign-in"))
                .map(java.net.HttpCookie::getValue)
                .findAny()
                .orElse(null);
    }

    /** The address for a code, with some parameters replaced, or left out when empty. */
    static String authorizePath(Map<String, String> changes) {
        Map<String, String> parameters = new java.util.LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", "storefront",
                "redirect_uri", REDIRECT,
                "scope", "openid profile",
                "state", "some-state",
                "nonce", "some-nonce",
                "code_challenge", challenge(VERIFIER),
                "code_challenge_method", "S256"));
        parameters.putAll(changes);
        parameters.values().removeIf(String::isEmpty);
        return "/oauth2/authorize?" + encode(parameters);
    }

    /** A code for the person who is signed in. */
    String code() {
        return code(location(get(authorizePath(Map.of()), "Accept", "text/html")));
    }

    static String code(URI redirect) {
        return Objects.requireNonNull(parameters(redirect).get("code"), redirect::toString);
    }

    HttpResponse<String> exchange(String code, Map<String, String> changes) {
        Map<String, String> form = new java.util.LinkedHashMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", "storefront",
                "code", code,
                "redirect_uri", REDIRECT,
                "code_verifier", VERIFIER));
        form.putAll(changes);
        form.values().removeIf(String::isEmpty);
        return post("/oauth2/token", form);
    }

    static URI location(HttpResponse<?> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    static Map<String, String> parameters(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
