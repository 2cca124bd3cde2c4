package io.grocellery.cli;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which lines are asked for; what is empty is not asked.
 *
 * @param level this one and what matters more
 * @param since written then or later
 * @param text contained in the line, in whatever case
 * @param trace the id of the trace that it was written for
 */
record LogFilter(Optional<LogLevel> level, Optional<Instant> since, Optional<String> text, Optional<String> trace) {

    LogFilter {
        text = text.map(LogFilter::lower);
    }

    /** A line that says nothing of its level or its time is none that was asked for by them. */
    boolean passes(String line) {
        return trace.map(line::contains).orElse(true)
                && text.map(lower(line)::contains).orElse(true)
                && ((level.isEmpty() && since.isEmpty()) || passes(LogEntry.read("", line)));
    }

    private boolean passes(LogEntry entry) {
        return level.map(least -> entry.level()
                                .filter(own -> own.compareTo(least) >= 0)
                                .isPresent())
                        .orElse(true)
                && since.map(first ->
                                entry.time().filter(own -> !own.isBefore(first)).isPresent())
                        .orElse(true);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
