package io.grocellery.imagebuild;

import io.grocellery.core.artifact.Envelope;
import io.grocellery.core.artifact.Statement;
import io.grocellery.core.artifact.Subject;
import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.model.Digest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** Statements as in-toto writes them in JSON. */
final class StatementJson {

    private static final String TYPE = "https://in-toto.io/Statement/v1";

    private StatementJson() {}

    static String text(Statement statement) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("_type", TYPE);
        document.put(
                "subject",
                statement.subjects().stream().map(StatementJson::subject).toList());
        document.put("predicateType", statement.kind().predicateType());
        document.put("predicate", statement.predicate());
        return JSON.std.asString(document);
    }

    private static Map<String, Object> subject(Subject subject) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", subject.name());
        document.put("digest", Map.of("sha256", subject.digest().value()));
        return document;
    }

    /** @throws IllegalArgumentException when the envelope holds no statement of a known kind */
    static Statement parse(Envelope envelope) {
        if (!envelope.payloadType().equals(Envelope.IN_TOTO)) {
            throw new IllegalArgumentException("it holds " + envelope.payloadType() + ", not " + Envelope.IN_TOTO);
        }
        try {
            return statement(JSON.std.mapFrom(envelope.payload()));
        } catch (JacksonException noJson) {
            throw new IllegalArgumentException("what was signed is no JSON object", noJson);
        }
    }

    private static Statement statement(Map<String, Object> document) {
        if (!Json.text(document, "_type").equals(TYPE)) {
            throw new IllegalArgumentException("it is no statement of in-toto, version 1");
        }
        List<Subject> subjects =
                Json.maps(document, "subject").map(StatementJson::subject).toList();
        return new Statement(subjects, kind(Json.text(document, "predicateType")), predicate(document));
    }

    private static AttestationKind kind(String predicateType) {
        return Arrays.stream(AttestationKind.values())
                .filter(kind -> kind.predicateType().equals(predicateType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody here knows " + predicateType));
    }

    private static Subject subject(Map<?, ?> document) {
        if (document.get("digest") instanceof Map<?, ?> digests) {
            return new Subject(Json.optionalText(document, "name"), new Digest(Json.text(digests, "sha256")));
        }
        throw new IllegalArgumentException("a subject lacks its digest");
    }

    private static Map<String, Object> predicate(Map<String, Object> document) {
        Map<String, Object> predicate = new LinkedHashMap<>();
        if (document.get("predicate") instanceof Map<?, ?> said) {
            said.forEach((key, value) -> predicate.put(String.valueOf(key), value));
        }
        return predicate;
    }
}
