package io.grocellery.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * A line of a log.
 *
 * @param of whose log it is in, such as order-service-1
 * @param line the line as it was written
 * @param fields what it says when it is a JSON object, else nothing
 */
record LogEntry(String of, String line, Map<String, Object> fields) {

    static LogEntry read(String of, String line) {
        return new LogEntry(of, line, fields(line));
    }

    private static Map<String, Object> fields(String line) {
        if (!line.startsWith("{")) {
            return Map.of();
        }
        try {
            return JSON.std.mapFrom(line);
        } catch (RuntimeException notJson) {
            return Map.of();
        }
    }

    Optional<Instant> time() {
        return text("@timestamp").flatMap(LogEntry::instant);
    }

    Optional<LogLevel> level() {
        return text("log", "level")
                .flatMap(name -> Arrays.stream(LogLevel.values())
                        .filter(level -> level.name().equals(name))
                        .findFirst());
    }

    /** A field by its path, whether it was written flat or nested. */
    Optional<String> text(String... path) {
        Object flat = fields.get(String.join(".", path));
        return Optional.ofNullable(flat == null ? nested(path) : flat).map(Object::toString);
    }

    private @Nullable Object nested(String... path) {
        Object place = fields;
        for (String name : path) {
            place = place instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return place;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException anotherForm) {
            return Optional.empty();
        }
    }
}
