package io.grocellery.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes a line of a log readable; one that is no JSON stays as it is, behind the name of its log. */
final class LogLine {

    private LogLine() {}

    /** Time, level, whose it is, what it says, and the error behind it. */
    static String readable(LogEntry entry) {
        Optional<String> message = entry.text("message");
        Optional<String> time = entry.text("@timestamp");
        if (message.isEmpty() || time.isEmpty()) {
            return entry.line();
        }
        return time.get() + " " + entry.text("log", "level").orElse("-") + " " + entry.of() + " " + message.get()
                + error(entry);
    }

    /** The same with the time since the first line of a story. */
    static String readable(LogEntry entry, Instant begun) {
        String passed = entry.time()
                .map(time -> "+" + Duration.between(begun, time).toMillis() + " ms")
                .orElse("");
        return String.format("%9s  %s", passed, readable(entry));
    }

    private static String error(LogEntry entry) {
        return entry.text("error", "stack_trace")
                .or(() -> entry.text("error", "message"))
                .map(text -> System.lineSeparator() + text)
                .orElse("");
    }
}
