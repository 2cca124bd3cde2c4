package io.grocellery.core.scan;

import java.util.Comparator;

/**
 * Something that a scan holds against a file.
 *
 * @param rule the tool's own name of it
 * @param message what is wrong
 * @param remedy what to do; empty when the tool does not say
 */
public record Finding(
        Scan scan,
        String rule,
        Severity severity,
        String message,
        String remedy,
        Location location,
        Fingerprint fingerprint) {

    /** The worst first, then as they stand in the files. */
    static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::location)
            .thenComparing(Finding::rule);

    /** @throws IllegalArgumentException when there is no rule or no message */
    public Finding {
        if (rule.isBlank() || message.isBlank()) {
            throw new IllegalArgumentException("a finding at " + location + " without a rule or a message");
        }
    }
}
