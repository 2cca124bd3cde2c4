package io.grocellery.core.scan;

import java.util.Locale;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** Must never go out: whoever reaches it is in. */
    CRITICAL,
    /** Opens a way in together with something else. */
    HIGH,
    /** Weakens a defence. */
    MEDIUM,
    /** A habit to improve. */
    LOW;

    private static final double LEAST_CRITICAL = 9.0;
    private static final double LEAST_HIGH = 7.0;
    private static final double LEAST_MEDIUM = 4.0;

    /**
     * The one of that word, whatever its case.
     *
     * @throws IllegalArgumentException when it is none of the four
     */
    public static Severity named(String word) {
        try {
            return valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("'" + word + "' is none of critical, high, medium and low", unknown);
        }
    }

    /**
     * The qualitative rating of a CVSS score (CVSS v3.1, section 5), which SARIF carries as {@code security-severity}.
     *
     * @param score from 0 to 10; 0, which CVSS calls none, is low here
     * @throws IllegalArgumentException when it is no such number
     */
    public static Severity ofScore(double score) {
        if (!(score >= 0 && score <= 10)) {
            throw new IllegalArgumentException(score + " is no score from 0 to 10");
        }
        if (score >= LEAST_CRITICAL) {
            return CRITICAL;
        }
        if (score >= LEAST_HIGH) {
            return HIGH;
        }
        return score >= LEAST_MEDIUM ? MEDIUM : LOW;
    }

    /** Whether it is as bad as another or worse. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
