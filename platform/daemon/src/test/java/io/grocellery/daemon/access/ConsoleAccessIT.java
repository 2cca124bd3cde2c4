package io.grocellery.daemon.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.pages.RunningPages;
import io.grocellery.testkit.rollout.ToldCanary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may press a button of the console, over real HTTP. */
class ConsoleAccessIT {

    private static final String BUTTON = "/api/environments/dev/rollouts/" + ToldCanary.ID + "/abort";
    private static final JsonMapper JSON = new JsonMapper();

    private static RunningPages pages;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        pages = RunningPages.start();
    }

    @AfterAll
    static void stop() {
        pages.close();
    }

    @BeforeEach
    void oneRollout() {
        pages.rollouts().forget();
        pages.rollouts().show(ToldCanary.good().at(10));
    }

    @Test
    void aKeyOpensOneSessionWhichPressesButtons() {
        HttpResponse<String> opened = open(key());

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(setCookie(opened))
                .startsWith("grocellery-console-" + pages.address().getPort() + "=")
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/api")
                .doesNotContain("Max-Age", "Expires", "Domain");
        assertThat(press(own(opened)).statusCode()).isEqualTo(200);
        assertThat(pages.rollouts().asked()).containsExactly(ToldCanary.ID + " abort");
        assertThat(standing(own(opened)).get("open").asBoolean()).isTrue();
    }

    @Test
    void aKeyIsGoodOnce() {
        String key = key();
        open(key);

        assertRefused(open(key), 403, "this key does not open the console");
    }

    @Test
    void aKeyIsGoodForAMinute() {
        String key = key();
        pages.clock().forward(ConsoleKeys.LIFE.plusSeconds(1));

        assertRefused(open(key), 403, "this key does not open the console");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"key\":\"\"}", "{\"key\":\"guessed\"}", "{\"key\":null}"})
    void whatIsNoKeyOpensNothing(String body) {
        key();

        HttpResponse<String> answer = send("POST", ConsoleController.SESSION, body, own());

        assertRefused(answer, 403, "this key does not open the console");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void onlyWhoHoldsTheTokenGetsAKey() {
        assertRefused(send("POST", ConsoleController.KEYS, "", own()), 401, "token is missing");
        assertRefused(send("POST", ConsoleController.KEYS, "", own(open(key()))), 401, "token is missing");
        assertRefused(
                send("POST", ConsoleController.KEYS, "", Map.of("Authorization", "Bearer no")),
                401,
                "token is missing");
    }

    @Test
    void logsAreReadWithTheTokenOrByAPageWithASessionAlone() {
        String log = "/api/logs/dev/order-service";
        pages.api().answer("log", "{\"lines\":[]}");
        Map<String, String> page = own(open(key()));
        Map<String, String> anothers = new HashMap<>(page);
        anothers.remove(OwnPage.HEADER);

        assertRefused(send("GET", log, "", Map.of()), 401, "token is missing");
        assertThat(send("GET", log, "", anothers).statusCode()).isEqualTo(403);
        assertThat(send("GET", log, "", page).statusCode()).isEqualTo(200);
        assertThat(send("GET", log, "", Map.of("Authorization", "Bearer " + RunningPages.TOKEN))
                        .statusCode())
                .isEqualTo(200);

        pages.clock().forward(ConsoleSessions.IDLE.minusSeconds(1));
        assertThat(send("GET", log, "", page).statusCode()).isEqualTo(200);
        pages.clock().forward(Duration.ofSeconds(2));
        assertThat(send("GET", log, "", page).statusCode())
                .as("reading on keeps no session")
                .isNotEqualTo(200);
    }

    @Test
    void noTwoKeysAreAlikeAndEachHas256Bits() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            keys.add(key());
        }
        assertThat(keys).hasSize(20).allSatisfy(key -> assertThat(key).matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void withoutASessionAButtonIsRefusedAndTheWayToOneNamed() {
        HttpResponse<String> answer = press(own());

        assertRefused(answer, 401, "token is missing");
        assertThat(answer.body()).contains("./grocellery console");
    }

    @Test
    void theCookieAloneIsNotEnough() {
        String cookie = cookie(open(key()));
        String origin = pages.address().toString();

        for (Map<String, String> foreign : List.of(
                Map.of("Cookie", cookie),
                Map.of("Cookie", cookie, "Origin", origin),
                Map.of("Cookie", cookie, OwnPage.HEADER, "1"),
                Map.of("Cookie", cookie, OwnPage.HEADER, "1", "Origin", "null"),
                Map.of("Cookie", cookie, OwnPage.HEADER, "1", "Origin", "http://127.0.0.1:8080"),
                Map.of("Cookie", cookie, OwnPage.HEADER, "1", "Origin", "https://evil.example"),
                Map.of("Cookie", cookie, OwnPage.HEADER, "1", "Origin", origin, "Sec-Fetch-Site", "same-site"),
                Map.of("Cookie", cookie, OwnPage.HEADER, "1", "Origin", origin, "Sec-Fetch-Site", "cross-site"))) {
            assertRefused(press(foreign), 403, "only the console's own pages");
        }
        assertThat(pages.rollouts().asked()).isEmpty();
    }

    @Test
    void anotherPageOpensNoSessionAndEndsNone() {
        HttpResponse<String> opened = open(key());
        Map<String, String> foreign =
                Map.of("Cookie", cookie(opened), "Origin", "http://127.0.0.1:8080", OwnPage.HEADER, "1");

        assertRefused(
                send("POST", ConsoleController.SESSION, offered(key()), foreign), 403, "only the console's own pages");
        assertRefused(send("DELETE", ConsoleController.SESSION, "", foreign), 403, "only the console's own pages");
        assertThat(press(own(opened)).statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionThatNobodyUsesEnds() {
        HttpResponse<String> opened = open(key());
        Duration almost = ConsoleSessions.IDLE.minusMinutes(1);
        pages.clock().forward(almost);
        assertThat(press(own(opened)).statusCode()).isEqualTo(200);
        pages.clock().forward(almost);
        assertThat(standing(own(opened)).get("open").asBoolean()).isTrue();

        pages.clock().forward(Duration.ofMinutes(2));

        assertRefused(press(own(opened)), 401, "session has ended");
        assertThat(standing(own(opened)).get("open").asBoolean()).isFalse();
    }

    @Test
    void aSessionEndsAfterEightHoursHoweverMuchItIsUsed() {
        HttpResponse<String> opened = open(key());
        Duration step = Duration.ofMinutes(20);
        for (Duration passed = step; passed.compareTo(ConsoleSessions.LONGEST) < 0; passed = passed.plus(step)) {
            pages.clock().forward(step);
            assertThat(press(own(opened)).statusCode()).isEqualTo(200);
        }
        pages.clock().forward(step);

        assertRefused(press(own(opened)), 401, "session has ended");
    }

    @Test
    void whoLeavesEndsTheSession() {
        HttpResponse<String> opened = open(key());

        HttpResponse<String> left = send("DELETE", ConsoleController.SESSION, "", own(opened));

        assertThat(left.statusCode()).isEqualTo(204);
        assertThat(setCookie(left)).contains("Max-Age=0");
        assertRefused(press(own(opened)), 401, "session has ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/down", "/api/environments/dev/up", "/api/environments/dev/down", "/api/console/keys"})
    void aSessionDoesNothingThatHasNoButton(String path) {
        assertRefused(send("POST", path, "{}", own(open(key()))), 401, "token is missing");
    }

    @Test
    void aSessionReadsNoSecret() {
        assertRefused(send("GET", "/api/parameters/value?path=/", "", own(open(key()))), 401, "token is missing");
    }

    @Test
    void theTokenNeedsNoPage() {
        assertThat(press(token()).statusCode()).isEqualTo(200);
        assertRefused(press(Map.of("Authorization", "Basic " + RunningPages.TOKEN)), 401, "token is missing");
    }

    private String key() {
        return JSON.readTree(send("POST", ConsoleController.KEYS, "", token()).body())
                .get("key")
                .asString();
    }

    private HttpResponse<String> open(String key) {
        return send("POST", ConsoleController.SESSION, offered(key), own());
    }

    private static String offered(String key) {
        return "{\"key\":\"" + key + "\"}";
    }

    private HttpResponse<String> press(Map<String, String> headers) {
        return send("POST", BUTTON, "{\"full\":false}", headers);
    }

    private JsonNode standing(Map<String, String> headers) {
        return JSON.readTree(send("GET", ConsoleController.SESSION, "", headers).body());
    }

    private static Map<String, String> token() {
        return Map.of("Authorization", "Bearer " + RunningPages.TOKEN);
    }

    /** What the console's own page sends. */
    private Map<String, String> own() {
        return Map.of("Origin", pages.address().toString(), "Sec-Fetch-Site", "same-origin", OwnPage.HEADER, "1");
    }

    private Map<String, String> own(HttpResponse<String> opened) {
        return Map.of(
                "Origin",
                pages.address().toString(),
                "Sec-Fetch-Site",
                "same-origin",
                OwnPage.HEADER,
                "1",
                "Cookie",
                cookie(opened));
    }

    private static String setCookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static String cookie(HttpResponse<String> answer) {
        String set = setCookie(answer);
        return set.substring(0, set.indexOf(';'));
    }

    private HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(pages.address().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String title) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("title").asString()).contains(title);
        assertThat(JSON.readTree(answer.body()).get("remedy").asString()).isNotEmpty();
    }
}
