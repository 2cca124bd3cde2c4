package io.grocellery.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/** Makes a JSON log line readable; any other line stays as it is. */
final class LogLine {

    private LogLine() {}

    static String readable(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            return readable(JSON.std.mapFrom(line));
        } catch (RuntimeException notJson) {
            return line;
        }
    }

    private static String readable(Map<String, Object> fields) {
        Object time = fields.get("@timestamp");
        Object message = fields.get("message");
        if (time == null || message == null) {
            return fields.toString();
        }
        return time + " " + text(find(fields, "log", "level")) + " " + text(find(fields, "service", "name")) + " "
                + message + stackTrace(fields);
    }

    private static String stackTrace(Map<String, Object> fields) {
        Object trace = find(fields, "error", "stack_trace");
        return trace == null ? "" : System.lineSeparator() + trace;
    }

    /** A field by its dotted name, flat or nested. */
    private static @Nullable Object find(Map<String, Object> fields, String outer, String inner) {
        Object flat = fields.get(outer + "." + inner);
        return flat == null && fields.get(outer) instanceof Map<?, ?> nested ? nested.get(inner) : flat;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
