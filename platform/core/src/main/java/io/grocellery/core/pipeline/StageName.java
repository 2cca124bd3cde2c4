package io.grocellery.core.pipeline;

import java.util.regex.Pattern;

/** Names a stage: lower-case letters, digits and hyphens, starting with a letter, at most 40. */
public record StageName(String value) implements Comparable<StageName> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException when the value is not such a name */
    public StageName {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("stage '" + value
                    + "' must be lower-case letters, digits and hyphens, start with a letter, and have at most 40"
                    + " characters");
        }
    }

    @Override
    public int compareTo(StageName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
