package io.grocellery.systemtest.standin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.jr.ob.JSON;

/**
 * An OpenID provider as small as the storefront's flow allows: authorization code with PKCE, a cookie for who has signed
 * in, sign-out. It knows one person, {@value #PERSON}, and checks what the storefront has to send.
 */
public final class MiniIssuer implements Endpoint, AutoCloseable {
    static final String PERSON = "alice";
    public static final String PASSWORD = "correct horse";

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final HttpPort port = new HttpPort(this);
    private final Tokens tokens;
    private final String clientOrigin;
    private volatile String nonceOverride = "";

    MiniIssuer(Tokens tokens, URI client) {
        this.tokens = tokens;
        this.clientOrigin = client.toString();
    }

    URI url() {
        return port.url();
    }

    /** From now on, tokens are bound to this nonce instead of the one that was sent; empty for the right one. */
    public void nonce(String nonce) {
        nonceOverride = nonce;
    }

    @Override
    public Answer answer(Call call) {
        return switch (call.path()) {
            case "/oauth2/authorize" -> authorize(call);
            case "/login" -> login(call);
            case "/oauth2/token" -> token(call.form()).with("Access-Control-Allow-Origin", clientOrigin);
            case "/connect/logout" -> logout(call);
            default -> Answer.missing();
        };
    }

    @Override
    public void close() {
        port.close();
    }

    private Answer authorize(Call call) {
        if (!call.query().getOrDefault("redirect_uri", "").equals(clientOrigin + "/")) {
            return Answer.problem(400, "invalid-request", "redirect_uri");
        }
        var signedIn = call.header("Cookie").filter(cookie -> cookie.contains("person=" + PERSON));
        return signedIn.isPresent() ? withCode(call.query()) : signInPage(call.query());
    }

    private Answer signInPage(Map<String, String> request) {
        return Answer.page("""
                <!doctype html><html lang="en"><title>Sign in</title><form method="post" action="/login?%s">
                <label>User name <input name="username"></label><label>Password <input name="password" type="password"></label>
                <button>Sign in</button></form><a href="%s/?error=access_denied&state=%s">Cancel</a></html>
                """.formatted(query(request), clientOrigin, request.get("state")));
    }

    private Answer login(Call call) {
        var form = call.form();
        boolean right = PERSON.equals(form.get("username")) && PASSWORD.equals(form.get("password"));
        return right
                ? withCode(call.query()).with("Set-Cookie", "person=" + PERSON + "; HttpOnly; Path=/")
                : signInPage(call.query());
    }

    private Answer withCode(Map<String, String> request) {
        var code = UUID.randomUUID().toString();
        codes.put(code, request);
        return Answer.redirect(request.get("redirect_uri") + "?code=" + code + "&state=" + request.get("state"));
    }

    private Answer token(Map<String, String> form) {
        var request = codes.remove(form.getOrDefault("code", ""));
        if (request == null
                || !challenge(form.getOrDefault("code_verifier", "")).equals(request.get("code_challenge"))) {
            return Answer.json(400, Map.of("error", "invalid_grant"));
        }
        return Answer.ok(Map.of(
                "access_token",
                tokens.issueTo(PERSON),
                "token_type",
                "Bearer",
                "expires_in",
                900,
                "id_token",
                idToken(request)));
    }

    private String idToken(Map<String, String> request) {
        var claims = Map.of(
                "iss",
                url().toString(),
                "aud",
                request.get("client_id"),
                "sub",
                PERSON,
                "nonce",
                nonceOverride.isEmpty() ? request.get("nonce") : nonceOverride,
                "name",
                "Alice Liddell");
        return "e30." + base64(JSON.std.asString(claims).getBytes(StandardCharsets.UTF_8)) + ".unsigned";
    }

    private Answer logout(Call call) {
        return Answer.redirect(call.query().getOrDefault("post_logout_redirect_uri", clientOrigin))
                .with("Set-Cookie", "person=; Max-Age=0; Path=/");
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return base64(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .reduce((a, b) -> a + "&amp;" + b)
                .orElse("");
    }
}
