package io.grocellery.core.journal;

import io.grocellery.core.model.EnvironmentName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that is about to be written down. It holds no secret.
 *
 * @param at when it happened, kept to the millisecond
 * @param environment where it happened
 * @param subject what it is about, such as {@code order-service-1}; 1 to 200 characters
 * @param kind what sort of thing it is, such as {@code instance-ended}; 1 to 100 characters
 * @param message one sentence for people
 * @param detail facts by name
 */
public record Event(
        Instant at,
        EnvironmentName environment,
        String subject,
        String kind,
        Severity severity,
        String message,
        Map<String, String> detail) {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_KIND = 100;

    /** @throws IllegalArgumentException when the subject or the kind is empty or too long */
    public Event {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        requireLength("subject", subject, LONGEST_SUBJECT);
        requireLength("kind", kind, LONGEST_KIND);
        detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
    }

    private static void requireLength(String name, String value, int longest) {
        if (value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(
                    "the " + name + " of an event has 1 to " + longest + " characters, not '" + value + "'");
        }
    }
}
