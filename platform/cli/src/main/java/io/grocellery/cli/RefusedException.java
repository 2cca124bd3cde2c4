package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import java.util.Map;
import java.util.Optional;

/** What was asked cannot be done; nothing has changed. */
final class RefusedException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private RefusedException(String what, String why, String remedy) {
        super(what, why, remedy);
    }

    /** Before the daemon was asked. */
    static RefusedException of(String what, String why, String remedy) {
        return new RefusedException(what, why, remedy);
    }

    static RefusedException from(String path, int status, Optional<Map<String, Object>> problem) {
        Map<String, Object> said = problem.orElse(Map.of());
        return new RefusedException(
                text(said, "title", "the daemon refused " + path),
                text(said, "detail", "it answered " + status),
                text(said, "remedy", "see the daemon's log with ./grocellery logs daemon"));
    }

    private static String text(Map<String, Object> said, String key, String otherwise) {
        return said.get(key) instanceof String text && !text.isBlank() ? text : otherwise;
    }
}
