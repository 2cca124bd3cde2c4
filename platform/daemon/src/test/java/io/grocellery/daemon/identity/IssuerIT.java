package io.grocellery.daemon.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.grocellery.pages.RunningPages;
import io.grocellery.pages.TestIdentity;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every grant and every refusal of the issuer, over real HTTP. */
class IssuerIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD_GRANT = "urn:grocellery:grant:password";

    private static RunningPages pages;
    private Browser browser;

    @BeforeAll
    static void start() {
        pages = RunningPages.start();
    }

    @AfterAll
    static void stop() {
        pages.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = new Browser(pages.address());
    }

    // --- the storefront: authorization code with PKCE

    @Test
    void aPersonSignsInAndTheStorefrontGetsATokenOfTheirs() throws Exception {
        HttpResponse<String> afterSignIn = browser.signIn("alice", TestIdentity.PASSWORD);
        assertThat(afterSignIn.statusCode()).isEqualTo(302);
        HttpResponse<String> codeAnswer = browser.get(Browser.location(afterSignIn)
                        .getRawPath() + "?" + Browser.location(afterSignIn).getRawQuery());
        URI redirect = Browser.location(codeAnswer);
        assertThat(redirect.toString()).startsWith(Browser.REDIRECT + "?");
        assertThat(Browser.parameters(redirect)).containsEntry("state", "some-state");

        HttpResponse<String> answer = browser.exchange(Browser.code(redirect), Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        JsonNode tokens = JSON.readTree(answer.body());
        assertThat(tokens.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").asInt()).isBetween(890, 900);
        assertThat(tokens.has("refresh_token")).isFalse();
        JWTClaimsSet access = verified(tokens.get("access_token").asString());
        assertThat(access.getIssuer()).isEqualTo(pages.address().toString());
        assertThat(UUID.fromString(access.getSubject())).isEqualTo(idOf("alice"));
        assertThat(access.getStringListClaim("roles")).containsExactly("shopper");
        assertThat(access.getStringClaim("preferred_username")).isEqualTo("alice");
        assertThat(access.getStringClaim("name")).isEqualTo("Alice Adams");
        assertThat(lifetime(access)).isEqualTo(Duration.ofMinutes(15));
        JWTClaimsSet identity = verified(tokens.get("id_token").asString());
        assertThat(identity.getSubject()).isEqualTo(access.getSubject());
        assertThat(identity.getAudience()).containsExactly("storefront");
        assertThat(identity.getStringClaim("nonce")).isEqualTo("some-nonce");
        assertThat(identity.getStringClaim("name")).isEqualTo("Alice Adams");
    }

    @Test
    void theSubjectOfAPersonStaysTheSame() {
        assertThat(idOf("alice")).hasToString("5f6bbf9f-1642-3943-9f08-3b6da2169b57");
    }

    @Test
    void whoIsSignedInIsNotAskedAgain() {
        browser.signIn("alice", TestIdentity.PASSWORD);

        assertThat(browser.exchange(browser.code(), Map.of()).statusCode()).isEqualTo(200);
        assertThat(browser.exchange(browser.code(), Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutASignInABrowserIsSentToTheSignInPage() {
        HttpResponse<String> answer = browser.get(Browser.authorizePath(Map.of()), "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer).getPath()).isEqualTo("/login");
    }

    @Test
    void promptNoneWithoutASignInGoesBackWithLoginRequired() {
        HttpResponse<String> answer =
                browser.get(Browser.authorizePath(Map.of("prompt", "none")), "Accept", "text/html");

        assertThat(Browser.parameters(Browser.location(answer))).containsEntry("error", "login_required");
    }

    @Test
    void aWrongVerifierGivesNoToken() {
        browser.signIn("alice", TestIdentity.PASSWORD);

        refused(browser.exchange(browser.code(), Map.of("code_verifier", "x".repeat(50))), 400, "invalid_grant");
    }

    @Test
    void aMissingVerifierGivesNoToken() {
        browser.signIn("alice", TestIdentity.PASSWORD);

        HttpResponse<String> answer = browser.exchange(browser.code(), Map.of("code_verifier", ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void aCodeWorksOnce() {
        browser.signIn("alice", TestIdentity.PASSWORD);
        String code = browser.code();
        assertThat(browser.exchange(code, Map.of()).statusCode()).isEqualTo(200);

        refused(browser.exchange(code, Map.of()), 400, "invalid_grant");
    }

    @Test
    void aCodeExchangedTwiceAtOnceWorksOnce() throws Exception {
        browser.signIn("alice", TestIdentity.PASSWORD);
        String code = browser.code();
        List<Integer> statuses =
                atOnce(8, () -> browser.exchange(code, Map.of()).statusCode());

        assertThat(statuses).containsOnly(200, 400).containsOnlyOnce(200);
    }

    @Test
    void anExpiredCodeGivesNoToken() {
        try (RunningPages own = RunningPages.start()) {
            browser = new Browser(own.address());
            browser.signIn("alice", TestIdentity.PASSWORD);
            String code = browser.code();

            own.clock().forward(Lifetimes.STANDARD.code());

            refused(browser.exchange(code, Map.of()), 400, "invalid_grant");
        }
    }

    @Test
    void anInventedCodeGivesNoToken() {
        refused(browser.exchange("invented", Map.of()), 400, "invalid_grant");
    }

    @Test
    void theExchangeMustNameTheSameRedirect() {
        browser.signIn("alice", TestIdentity.PASSWORD);

        refused(
                browser.exchange(browser.code(), Map.of("redirect_uri", "http://localhost:8080/")),
                400,
                "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/", "http://localhost:8080/"})
    void bothNamesOfTheStorefrontGetCodes(String redirect) {
        browser.signIn("alice", TestIdentity.PASSWORD);

        HttpResponse<String> answer =
                browser.get(Browser.authorizePath(Map.of("redirect_uri", redirect)), "Accept", "text/html");

        assertThat(Browser.location(answer).toString()).startsWith(redirect + "?code=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8081/",
                "http://127.0.0.2:8080/",
                "http://localhost:9999/",
                "http://127.0.0.1:8080/elsewhere",
                "http://127.0.0.1:8080",
                "http://127.0.0.1:8080/#fragment",
                "https://evil.example/",
                "http://127.0.0.1:8080" + "@evil.example/",
                "javascript:alert(1)"
            })
    void noOtherAddressGetsACodeNorARedirect(String redirect) {
        browser.signIn("alice", TestIdentity.PASSWORD);

        HttpResponse<String> answer =
                browser.get(Browser.authorizePath(Map.of("redirect_uri", redirect)), "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("redirect_uri").doesNotContain("evil.example");
    }

    @Test
    void anUnknownClientGetsAPageAndNoRedirect() {
        HttpResponse<String> answer =
                browser.get(Browser.authorizePath(Map.of("client_id", "<script>alert(1)</script>")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).doesNotContain("<script>");
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge,'',invalid_request",
        "code_challenge_method,plain,invalid_request",
        "scope,openid admin,invalid_scope",
        "response_type,token,unsupported_response_type"
    })
    void aRequestThatIsNotAllowedGoesBackWithAnError(String parameter, String value, String error) {
        browser.signIn("alice", TestIdentity.PASSWORD);

        HttpResponse<String> answer =
                browser.get(Browser.authorizePath(Map.of(parameter, value)), "Accept", "text/html");

        if (answer.statusCode() == 400) {
            assertThat(answer.body()).contains(parameter);
        } else {
            assertThat(Browser.parameters(Browser.location(answer))).containsEntry("error", error);
        }
    }

    // --- the command line: user name and password

    @Test
    void theCommandLineGetsATokenForAPassword() throws Exception {
        HttpResponse<String> answer = passwordGrant("admin", TestIdentity.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode tokens = JSON.readTree(answer.body());
        assertThat(tokens.has("refresh_token")).isFalse();
        JWTClaimsSet claims = verified(tokens.get("access_token").asString());
        assertThat(claims.getSubject()).isEqualTo(idOf("admin").toString());
        assertThat(claims.getStringListClaim("roles")).containsExactly("admin", "shopper");
        assertThat(lifetime(claims)).isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource({"alice,wrong", "nobody,wrong", "alice,''", "Alice,correct horse battery staple"})
    void wrongNamesAndWrongPasswordsLookAlike(String username, String password) {
        HttpResponse<String> answer = passwordGrant(username, password);

        refused(answer, 400, "invalid_grant");
        assertThat(answer.body()).contains("wrong user name or password");
    }

    @ParameterizedTest
    @ValueSource(ints = {73, 5_000})
    void aPasswordLongerThanTheHashLooksAtIsWrong(int length) {
        refused(passwordGrant("alice", "a".repeat(length)), 400, "invalid_grant");
    }

    @Test
    void afterFiveWrongPasswordsTheSixthIsNotLookedAtForAMinute() {
        try (RunningPages own = RunningPages.start()) {
            browser = new Browser(own.address());
            for (int attempt = 0; attempt < SignInThrottle.WRONG_PASSWORDS; attempt++) {
                refused(passwordGrant("bob", "wrong"), 400, "invalid_grant");
            }

            HttpResponse<String> throttled = passwordGrant("bob", TestIdentity.PASSWORD);

            refused(throttled, 429, "too_many_attempts");
            assertThat(Long.parseLong(
                            throttled.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1L, 60L);
            assertThat(passwordGrant("alice", TestIdentity.PASSWORD).statusCode())
                    .isEqualTo(200);
            own.clock().forward(SignInThrottle.WINDOW);
            assertThat(passwordGrant("bob", TestIdentity.PASSWORD).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void unknownNamesAreThrottledLikeKnownOnes() {
        try (RunningPages own = RunningPages.start()) {
            browser = new Browser(own.address());
            for (int attempt = 0; attempt < SignInThrottle.WRONG_PASSWORDS; attempt++) {
                refused(passwordGrant("nobody", "wrong"), 400, "invalid_grant");
            }

            refused(passwordGrant("nobody", "wrong"), 429, "too_many_attempts");
        }
    }

    @Test
    void aBurstOfGuessesIsThrottledAsWell() throws Exception {
        try (RunningPages own = RunningPages.start()) {
            browser = new Browser(own.address());
            List<Integer> statuses =
                    atOnce(12, () -> passwordGrant("burst", "wrong").statusCode());

            assertThat(statuses).filteredOn(status -> status == 400).hasSize(SignInThrottle.WRONG_PASSWORDS);
            assertThat(statuses).filteredOn(status -> status == 429).hasSize(7);
        }
    }

    @Test
    void thePasswordGrantIsNotForBrowsers() {
        HttpResponse<String> answer = browser.post(
                "/oauth2/token", passwordForm("alice", TestIdentity.PASSWORD), "Origin", "http://127.0.0.1:8080");

        refused(answer, 400, "unauthorized_client");
    }

    @Test
    void thePasswordGrantIsForTheCommandLineAlone() {
        Map<String, String> form = new java.util.HashMap<>(passwordForm("alice", TestIdentity.PASSWORD));
        form.put("client_id", "storefront");

        refused(browser.post("/oauth2/token", form), 400, "unauthorized_client");
        form.put("client_id", "order-service");
        refused(browser.post("/oauth2/token", form), 401, "invalid_client");
        form.put("client_id", "unknown");
        refused(browser.post("/oauth2/token", form), 401, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "password", "client_id"})
    void aPasswordGrantNeedsAllItsFields(String field) {
        Map<String, String> form = new java.util.HashMap<>(passwordForm("alice", TestIdentity.PASSWORD));
        form.remove(field);

        refused(browser.post("/oauth2/token", form), 400, "invalid_request");
    }

    @Test
    void aPasswordInTheAddressIsRefusedSinceAddressesEndUpInLogs() {
        HttpResponse<String> answer =
                browser.post("/oauth2/token?password=x", passwordForm("alice", TestIdentity.PASSWORD));

        refused(answer, 400, "invalid_request");
    }

    // --- services: client credentials

    @ParameterizedTest
    @ValueSource(strings = {TestIdentity.SECRET_OF_DEV, TestIdentity.SECRET_OF_STAGING})
    void aServiceGetsATokenOfItsOwnWithTheSecretOfAnyEnvironment(String secret) throws Exception {
        HttpResponse<String> answer = clientCredentials("order-service", secret);

        assertThat(answer.statusCode()).isEqualTo(200);
        JWTClaimsSet claims =
                verified(JSON.readTree(answer.body()).get("access_token").asString());
        assertThat(claims.getSubject()).isEqualTo("order-service");
        assertThat(claims.getStringListClaim("roles")).containsExactly("service");
        assertThat(lifetime(claims)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aServiceMayAlsoSendItsSecretInTheForm() {
        HttpResponse<String> answer = browser.post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "order-service",
                        "client_secret", TestIdentity.SECRET_OF_DEV));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"order-service,wrong", "unknown-service,wrong", "storefront,wrong", "grocellery-cli,wrong"})
    void aWrongSecretOrClientGetsNoToken(String client, String secret) {
        refused(clientCredentials(client, secret), 401, "invalid_client");
    }

    @Test
    void aServiceCannotExchangeCodes() {
        HttpResponse<String> answer = browser.post(
                "/oauth2/token",
                Map.of("grant_type", "authorization_code", "code", "x", "redirect_uri", Browser.REDIRECT),
                "Authorization",
                basic("order-service", TestIdentity.SECRET_OF_DEV));

        refused(answer, 400, "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"})
    void otherGrantsAreRefused(String grant) {
        HttpResponse<String> answer = browser.post(
                "/oauth2/token",
                Map.of("grant_type", grant, "refresh_token", "x", "device_code", "x"),
                "Authorization",
                basic("order-service", TestIdentity.SECRET_OF_DEV));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("error").asString())
                .isIn("unsupported_grant_type", "unauthorized_client", "invalid_grant");
    }

    // --- what is published

    @Test
    void theKeysArePublishedWithoutTheirPrivateParts() throws Exception {
        HttpResponse<String> answer = browser.get("/oauth2/jwks");

        JWKSet published = JWKSet.parse(answer.body());
        assertThat(published.getKeys()).hasSize(1);
        assertThat(published.getKeys().getFirst().isPrivate()).isFalse();
        assertThat(published.getKeys().getFirst().getKeyID()).isNotBlank();
        assertThat(published.getKeys().getFirst().getAlgorithm()).hasToString("RS256");
        assertThat(answer.body()).doesNotContain("\"d\"").doesNotContain("\"p\"");
    }

    @Test
    void theDiscoveryDocumentStatesWhatTheIssuerCan() {
        JsonNode document =
                JSON.readTree(browser.get("/.well-known/openid-configuration").body());

        String issuer = pages.address().toString();
        assertThat(document.get("issuer").asString()).isEqualTo(issuer);
        assertThat(document.get("jwks_uri").asString()).isEqualTo(issuer + "/oauth2/jwks");
        assertThat(document.get("token_endpoint").asString()).isEqualTo(issuer + "/oauth2/token");
        assertThat(document.get("grant_types_supported").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("authorization_code", "client_credentials", PASSWORD_GRANT);
    }

    @Test
    void aTokenTellsWhoItIsAbout() {
        String token = JSON.readTree(
                        passwordGrant("alice", TestIdentity.PASSWORD).body())
                .get("access_token")
                .asString();

        HttpResponse<String> answer = browser.get("/userinfo", "Authorization", "Bearer " + token);

        JsonNode person = JSON.readTree(answer.body());
        assertThat(person.get("sub").asString()).isEqualTo(idOf("alice").toString());
        assertThat(person.get("name").asString()).isEqualTo("Alice Adams");
        assertThat(person.has("iss")).isFalse();
    }

    @Test
    void withoutATokenNobodyIsToldAbout() {
        assertThat(browser.get("/userinfo").statusCode()).isEqualTo(401);
        assertThat(browser.get("/userinfo", "Authorization", "Bearer x.y.z").statusCode())
                .isEqualTo(401);
    }

    // --- other origins

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost:8080"})
    void theStorefrontMayReadTokensKeysAndDiscovery(String origin) {
        for (String path : List.of("/oauth2/token", "/oauth2/jwks", "/.well-known/openid-configuration", "/userinfo")) {
            HttpResponse<String> preflight = browser.preflight(path, origin);
            assertThat(preflight.statusCode()).as(path).isEqualTo(200);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(origin);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
        }
        assertThat(browser.get("/oauth2/jwks", "Origin", origin).headers().firstValue("Access-Control-Allow-Origin"))
                .contains(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8081", "https://127.0.0.1:8080", "http://evil.example", "null"})
    void noOtherOriginMay(String origin) {
        assertThat(browser.preflight("/oauth2/token", origin).statusCode()).isEqualTo(403);
        HttpResponse<String> read = browser.get("/oauth2/jwks", "Origin", origin);
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theSignInPageIsForNoOtherOrigin() {
        assertThat(browser.get("/login", "Origin", "http://127.0.0.1:8080")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    // --- helpers of this test

    private HttpResponse<String> passwordGrant(String username, String password) {
        return browser.post("/oauth2/token", passwordForm(username, password));
    }

    private static Map<String, String> passwordForm(String username, String password) {
        return Map.of(
                "grant_type", PASSWORD_GRANT,
                "client_id", "grocellery-cli",
                "username", username,
                "password", password);
    }

    private HttpResponse<String> clientCredentials(String client, String secret) {
        return browser.post(
                "/oauth2/token", Map.of("grant_type", "client_credentials"), "Authorization", basic(client, secret));
    }

    private static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.body()).isNotEmpty();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("error").asString()).isEqualTo(error);
    }

    private static UUID idOf(String username) {
        return pages.identity().people().stream()
                .filter(person -> person.username().equals(username))
                .map(Person::id)
                .findAny()
                .orElseThrow();
    }

    private JWTClaimsSet verified(String token) throws ParseException, JOSEException {
        SignedJWT jwt = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(browser.get("/oauth2/jwks").body());
        assertThat(jwt.getHeader().getAlgorithm()).hasToString("RS256");
        assertThat(jwt.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        return jwt.getJWTClaimsSet();
    }

    private static Duration lifetime(JWTClaimsSet claims) {
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(java.util.Collections.nCopies(times, call))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
