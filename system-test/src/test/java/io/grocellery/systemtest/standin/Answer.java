package io.grocellery.systemtest.standin;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** What a stand-in service answers. */
public final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Answer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    static Answer json(int status, Object body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), bytes(JSON.std.asString(body)));
    }

    static Answer ok(Object body) {
        return json(200, body);
    }

    static Answer text(String text) {
        return new Answer(200, Map.of("Content-Type", "text/plain; charset=utf-8"), bytes(text));
    }

    static Answer page(String html) {
        return new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), bytes(html));
    }

    static Answer nothing() {
        return new Answer(204, Map.of(), new byte[0]);
    }

    static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location), new byte[0]);
    }

    /** A problem document after RFC 9457. */
    public static Answer problem(int status, String code, String detail) {
        return problem(status, code, detail, Map.of());
    }

    /** A problem document with further members. */
    public static Answer problem(int status, String code, String detail, Map<String, Object> more) {
        var members = new HashMap<String, Object>(more);
        members.putAll(Map.of("type", "urn:grocellery:problem:" + code, "status", status));
        members.putAll(Map.of("title", code.replace('-', ' '), "code", code, "detail", detail));
        return new Answer(
                status, Map.of("Content-Type", "application/problem+json"), bytes(JSON.std.asString(members)));
    }

    static Answer missing() {
        return problem(404, "not-found", "There is no such thing.");
    }

    static Answer unauthorized() {
        return problem(401, "unauthorized", "A valid token is needed.");
    }

    Answer with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Answer(status, all, body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
