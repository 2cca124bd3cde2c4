package io.grocellery.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service answered. */
public final class Answer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpResponse<String> response;

    Answer(HttpResponse<String> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** Asserts the status. */
    public Answer expect(int status) {
        assertThat(status()).as("%s %s", response.uri(), response.body()).isEqualTo(status);
        return this;
    }

    /** Asserts that this is a problem document of this status and code, whole and without a stack trace; gives it. */
    public JsonNode problem(int status, String code) {
        expect(status);
        assertThat(header("Content-Type")).as(body()).hasValue("application/problem+json");
        assertThat(body()).doesNotContain("Exception", "\tat ");
        JsonNode problem = json();
        assertThat(problem.path("code").asString()).as(body()).isEqualTo(code);
        assertThat(problem.path("type").asString()).isEqualTo("urn:grocellery:problem:" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("instance").asString()).startsWith("/");
        return problem;
    }
}
