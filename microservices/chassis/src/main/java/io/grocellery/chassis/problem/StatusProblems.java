package io.grocellery.chassis.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The problem that a bare status stands for. */
final class StatusProblems {

    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(400, "malformed-request"),
            Map.entry(401, "unauthorized"),
            Map.entry(403, "forbidden"),
            Map.entry(404, "not-found"),
            Map.entry(405, "method-not-allowed"),
            Map.entry(406, "not-acceptable"),
            Map.entry(408, "request-timeout"),
            Map.entry(409, "conflict"),
            Map.entry(413, "body-too-large"),
            Map.entry(414, "address-too-long"),
            Map.entry(415, "unsupported-media-type"),
            Map.entry(422, "unprocessable"),
            Map.entry(429, "too-many-requests"),
            Map.entry(431, "headers-too-large"),
            Map.entry(503, "unavailable"));

    private StatusProblems() {}

    static Problem of(int status) {
        return Problem.of(HttpStatusCode.valueOf(status), code(status), reason(status));
    }

    static String code(int status) {
        return CODES.getOrDefault(status, status < 500 ? "refused" : "unexpected");
    }

    private static String reason(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "status " + status : known.getReasonPhrase();
    }
}
