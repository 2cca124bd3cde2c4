package io.grocellery.core.scan;

import io.grocellery.core.model.Digest;
import java.util.regex.Pattern;

/**
 * What stays the same about a finding while lines are added above it and the line itself is indented anew.
 *
 * @param value 16 lower-case hexadecimal digits
 */
public record Fingerprint(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");
    private static final int LENGTH = 16;

    /** @throws IllegalArgumentException when the value is not of that form */
    public Fingerprint {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not 16 lower-case hexadecimal digits");
        }
    }

    /**
     * That of a finding.
     *
     * @param text of the line; its blanks do not count
     * @param earlier how many findings of the same rule are on lines of the same text above it in this file
     */
    public static Fingerprint of(Scan scan, String rule, String path, String text, int earlier) {
        String said = String.join("\n", scan.word(), rule, path, text.replaceAll("\\s+", ""), "" + earlier);
        return new Fingerprint(Digest.of(said).value().substring(0, LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
