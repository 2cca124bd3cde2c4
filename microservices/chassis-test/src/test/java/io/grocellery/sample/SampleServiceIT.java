package io.grocellery.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.chassis.test.StandIn;
import io.grocellery.chassis.test.StandIn.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class SampleServiceIT {

    private static final UUID ALICE = UUID.fromString("0197a7d2-0000-7000-8000-000000000001");
    private static final StandIn OTHER = StandIn.start();
    /** More often than readiness is answered by the way that other requests take. */
    private static final int OFTEN = 8;

    @RegisterExtension
    static final ServiceUnderTest service = ServiceUnderTest.of(SampleApplication.class, "sample-service")
            .with("grocellery.client.id", "sample-service")
            .with("grocellery.client.secret", "not-a-real-secret")
            .with("grocellery.outbound.other-service.url", OTHER::url)
            .with("grocellery.outbound.other-service.timeout", "500ms");

    @AfterAll
    static void close() {
        OTHER.close();
    }

    @Test
    void storesAndFinds() {
        JsonNode note =
                service.post("/notes").json(note("milk")).send().expect(201).json();
        JsonNode found = service.get("/notes/" + note.path("id").asString())
                .send()
                .expect(200)
                .json();
        assertThat(found).isEqualTo(note);
        assertThat(UUID.fromString(note.path("id").asString()).version()).isEqualTo(7);
    }

    @Test
    void listsByCursor() {
        for (String text : List.of("a", "b", "c")) {
            service.post("/notes").json(note("page-" + text)).send().expect(201);
        }
        JsonNode first = service.get("/notes?limit=2").send().expect(200).json();
        assertThat(first.path("items")).hasSize(2);
        String cursor = first.path("nextCursor").asString();
        JsonNode second = service.get("/notes?limit=2&cursor=" + cursor)
                .send()
                .expect(200)
                .json();
        assertThat(second.at("/items/0/id").asString())
                .isGreaterThan(first.at("/items/1/id").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense!", "AAAA", "", "bm90LWEtdXVpZA", "AB%00", "/w"})
    void refusesBadCursors(String cursor) {
        service.get("/notes?cursor=" + cursor).send().problem(400, "invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "x", "2.5", "99999999999"})
    void refusesBadLimits(String limit) {
        JsonNode problem = service.get("/notes?limit=" + limit).send().problem(400, "validation-failed");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{\"text\":\"x\",\"stars\":\"3\",\"price\":{\"amount\":1,\"currency\":\"USD\"}}",
                "{\"text\":\"x\",\"stars\":3.0,\"price\":{\"amount\":1,\"currency\":\"USD\"}}",
                "{\"text\":\"x\",\"stars\":null,\"price\":{\"amount\":1,\"currency\":\"USD\"}}",
                "{\"text\":\"x\",\"stars\":99999999999,\"price\":{\"amount\":1,\"currency\":\"USD\"}}",
                "{\"text\":7,\"stars\":3,\"price\":{\"amount\":1,\"currency\":\"USD\"}}",
                "{\"text\":\"x\",\"stars\":3,\"price\":{\"amount\":1,\"currency\":\"dollars\"}}",
                "{\"text\":\"x\",\"stars\":3,\"price\":{\"amount\":1,\"currency\":\"USD\"},\"more\":1}",
                "{\"text\":\"x\",\"stars\":3,\"stars\":3,\"price\":{\"amount\":1,\"currency\":\"USD\"}}",
                "{\"text\":\"x\",\"stars\":3,\"price\":{\"amount\":1,\"currency\":\"USD\"}} {}",
            })
    void refusesMalformedBodies(String body) {
        service.post("/notes").json(body).send().problem(400, "malformed-request");
    }

    @Test
    void namesAnUnknownField() {
        JsonNode problem = service.post("/notes")
                .json(note("x").replace("text", "txt"))
                .send()
                .problem(400, "malformed-request");
        assertThat(problem.path("detail").asString()).contains("txt");
    }

    @Test
    void namesEveryBrokenRule() {
        JsonNode problem = service.post("/notes")
                .json("{\"text\":\" \",\"stars\":100}")
                .send()
                .problem(400, "validation-failed");
        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("text", "stars", "price");
    }

    @Test
    void refusesBodiesThatAreNotText() {
        byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, 1, 2};
        service.post("/notes")
                .body("application/json", BodyPublishers.ofByteArray(bytes))
                .send()
                .problem(400, "malformed-request");
    }

    @Test
    void refusesDeepNesting() {
        service.post("/notes").json("[".repeat(20_000)).send().problem(400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 + 1, 1024 * 1024, 10 * 1024 * 1024})
    void refusesLargeBodies(int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) ' ');
        service.post("/notes")
                .body("application/json", BodyPublishers.ofByteArray(body))
                .send()
                .problem(413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 + 1, 1024 * 1024, 10 * 1024 * 1024})
    void refusesLargeBodiesThatDoNotSayHowLarge(int size) {
        service.post("/notes")
                .body("application/json", BodyPublishers.ofInputStream(() -> InputStream.nullInputStream()))
                .send()
                .problem(400, "malformed-request");
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) ' ');
        service.post("/notes")
                .body("application/json", BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)))
                .send()
                .problem(413, "body-too-large");
    }

    @Test
    void takesABodyOfJustTheLimit() {
        String json = note("just-the-limit");
        service.post("/notes")
                .json(json + " ".repeat(64 * 1024 - json.length()))
                .send()
                .expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 415, unsupported-media-type",
        "application/x-www-form-urlencoded, 415, unsupported-media-type",
        "multipart/form-data;boundary=x, 415, unsupported-media-type",
        "nonsense, 415, unsupported-media-type"
    })
    void refusesOtherMediaTypes(String mediaType, int status, String code) {
        service.post("/notes")
                .body(mediaType, BodyPublishers.ofString("text=x"))
                .send()
                .problem(status, code);
    }

    @Test
    void refusesWhatItCannotProduce() {
        service.get("/notes").header("Accept", "image/png").send().problem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void refusesOtherMethods(String method) {
        Answer answer = service.request(method, "/notes").send();
        answer.problem(405, "method-not-allowed");
        assertThat(answer.header("Allow").orElse("")).contains("GET", "POST");
    }

    @Test
    void doesNotKnowOtherPaths() {
        service.get("/notes/a/b/c").send().problem(404, "not-found");
        service.get("/elsewhere").send().problem(401, "unauthorized");
        service.get("/elsewhere").bearer(service.issuer().shopper(ALICE)).send().problem(404, "not-found");
        service.get("/error").bearer(service.issuer().shopper(ALICE)).send().problem(404, "not-found");
        service.get("/actuator/env").send().problem(404, "not-found");
    }

    @Test
    void doesNotKnowOtherIds() {
        service.get("/notes/" + ALICE).send().problem(404, "not-found");
        service.get("/notes/not-a-uuid").send().problem(400, "validation-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notes/..%2f..%2fetc", "/notes/%00", "/notes/a;b=c", "/notes//a", "/notes/%5c"})
    void refusesOddPaths(String path) {
        Answer refusal = service.get(path).send();
        refusal.problem(400, "malformed-request");
        assertThat(refusal.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(refusal.header("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void aUniqueViolationIsAConflict() {
        service.post("/notes").json(note("twice")).send().expect(201);
        service.post("/notes").json(note("twice")).send().problem(409, "conflict");
    }

    @Test
    void refusesTextThatTheDatabaseCannotHold() {
        service.post("/notes").json(note("nul\\u0000")).send().problem(400, "malformed-request");
        assertThat(service.post("/notes").json(note("half\\ud800")).send().status())
                .isLessThan(500);
    }

    @Test
    void ourOwnFaultsCarryAnErrorId() {
        JsonNode problem = service.get("/notes/broken").send().problem(500, "unexpected");
        assertThat(problem.path("errorId").asString()).isNotBlank();
        assertThat(problem.toString()).doesNotContain("a fault of ours");
    }

    @Test
    void knowsItsCaller() {
        JsonNode me = service.get("/me")
                .bearer(service.issuer().admin(ALICE))
                .send()
                .expect(200)
                .json();
        assertThat(me.path("subject").asString()).isEqualTo(ALICE.toString());
        assertThat(me.path("roles").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("shopper", "admin");
        assertThat(service.get("/notes/who").send().expect(200).body()).isEqualTo("nobody");
    }

    @Test
    void keepsOutWhoIsNotSignedIn() {
        Answer answer = service.get("/me").send();
        answer.problem(401, "unauthorized");
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void keepsOutOtherRoles() {
        service.get("/secrets").bearer(service.issuer().shopper(ALICE)).send().problem(403, "forbidden");
        service.get("/secrets").bearer(service.issuer().admin(ALICE)).send().expect(200);
        service.get("/machinery").bearer(service.issuer().admin(ALICE)).send().problem(403, "forbidden");
        service.get("/machinery")
                .bearer(service.issuer().service("order-service"))
                .send()
                .expect(200);
    }

    @Test
    void refusesBadTokens() {
        String good = service.issuer().shopper(ALICE);
        for (String bad : List.of(
                service.issuer().forged(ALICE),
                good.substring(0, good.length() - 4),
                good.substring(0, good.lastIndexOf('.') + 1),
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
                "nonsense",
                "a b",
                service.issuer().token(claims -> claims.subject("x").expirationTime(Date.from(Instant.EPOCH))),
                service.issuer().token(claims -> claims.subject("x").expirationTime(null)),
                service.issuer().token(claims -> claims.subject("x").issuer("https://elsewhere")),
                service.issuer().token(claims -> {}))) {
            Answer answer = service.get("/me").bearer(bad).send();
            answer.problem(401, "invalid-token");
            assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer error=");
        }
    }

    @Test
    void relaysTheCallersTokenAndNoOther() {
        OTHER.answer(
                "GET",
                "/mirror",
                request -> Reply.json(
                        200,
                        "{\"auth\":\"" + request.headers().getOrDefault("authorization", "none") + "\",\"new\":1}"));
        String token = service.issuer().shopper(ALICE);
        assertThat(service.get("/relay/mirror")
                        .bearer(token)
                        .send()
                        .expect(200)
                        .json()
                        .path("auth")
                        .asString())
                .isEqualTo("Bearer " + token);
        assertThat(service.get("/relay/mirror")
                        .send()
                        .expect(200)
                        .json()
                        .path("auth")
                        .asString())
                .isEqualTo("none");
        String own = service.get("/relay/own/mirror")
                .bearer(token)
                .send()
                .expect(200)
                .json()
                .path("auth")
                .asString();
        assertThat(own).startsWith("Bearer ey").isNotEqualTo("Bearer " + token);
    }

    @Test
    void othersRefusalsAreNotOurFault() {
        OTHER.answer("GET", "/no", request -> Reply.problem(409, "nope"));
        JsonNode problem = service.get("/relay/no").send().problem(502, "upstream-refused");
        assertThat(problem.path("detail").asString()).contains("other-service", "409", "nope");
    }

    @Test
    void readinessIsAnsweredTheSameHoweverOftenItIsAsked() {
        Answer whole = service.get("/actuator/health/liveness").send().expect(200);
        for (int asked = 0; asked < OFTEN; asked++) {
            Answer answer = service.get("/actuator/health/readiness").send().expect(200);
            assertThat(answer.body()).isEqualTo(whole.body());
            assertThat(answer.header("Content-Type")).isEqualTo(whole.header("Content-Type"));
            assertThat(answer.header("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        }
    }

    @Test
    void saysSoWhileTheDatabaseIsAwayAndRecovers() {
        for (int asked = 0; asked < OFTEN; asked++) {
            service.get("/actuator/health/readiness").send().expect(200);
        }
        service.database().goAway();
        Answer away = service.get("/notes").send();
        away.problem(503, "database-unavailable");
        assertThat(away.header("Retry-After")).isPresent();
        service.get("/actuator/health/readiness").send().expect(503);
        service.get("/actuator/health/liveness").send().expect(200);
        service.database().comeBack();
        service.get("/notes").send().expect(200);
        service.get("/actuator/health/readiness").send().expect(200);
    }

    @Test
    void goesOnWithKnownKeysWhileTheIssuerIsAway() {
        String token = service.issuer().shopper(ALICE);
        service.get("/me").bearer(token).send().expect(200);
        service.issuer().http().goAway();
        service.get("/me").bearer(token).send().expect(200);
        service.issuer().http().comeBack();
    }

    @Test
    void tellsAboutItself() {
        assertThat(service.get("/actuator/prometheus").send().expect(200).body())
                .contains(
                        "http_server_requests_seconds_bucket", "hikaricp_connections_active", "jvm_memory_used_bytes");
        JsonNode api = service.get("/v3/api-docs").send().expect(200).json();
        assertThat(api.at("/info/title").asString()).isEqualTo("sample-service");
        assertThat(api.at("/paths").propertyNames()).contains("/notes", "/notes/{id}");
        assertThat(api.at("/paths/~1me/get/parameters").isMissingNode()).isTrue();
        assertThat(service.get("/swagger-ui.html").send().status()).isEqualTo(302);
        service.get("/swagger-ui/index.html").send().expect(200);
        service.get("/actuator/info").send().expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /no tes HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /notes?q=<> HTTP/1.1\r\nHost: x\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET /notes HTTP/1.1\r\n\r\n",
                "GET /notes HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            })
    void refusesWhatIsNotHttp(String request) throws IOException {
        String answer = raw(request);
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json", "malformed-request");
    }

    @Test
    void refusesHeaderBombs() throws IOException {
        String answer = raw("GET /notes HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(40_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String note(String text) {
        return "{\"text\":\"" + text + "\",\"stars\":3,\"price\":{\"amount\":129,\"currency\":\"USD\"}}";
    }
}
