package io.grocellery.chassis.problem;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * A problem document (RFC 9457) and the headers that go with it.
 *
 * @param code what the problem is, for programs: the last word of its type
 * @param detail what happened this time, for people
 * @param members further members of the document
 */
public record Problem(
        HttpStatusCode status, String code, String detail, Map<String, Object> members, HttpHeaders headers) {

    private static final String TYPE = "urn:grocellery:problem:";

    public static Problem of(HttpStatusCode status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), HttpHeaders.EMPTY);
    }

    public Problem header(String name, String value) {
        HttpHeaders more = new HttpHeaders();
        more.addAll(headers);
        more.set(name, value);
        return new Problem(status, code, detail, members, more);
    }

    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, code, detail, more, headers);
    }

    Map<String, Object> document(String instance) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", TYPE + code);
        document.put("title", title());
        document.put("status", status.value());
        document.put("detail", detail);
        document.put("instance", instance);
        document.put("code", code);
        document.putAll(members);
        return document;
    }

    private String title() {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
    }
}
