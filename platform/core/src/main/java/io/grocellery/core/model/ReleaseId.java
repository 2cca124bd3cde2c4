package io.grocellery.core.model;

import java.util.regex.Pattern;

/** Names a release of a service, such as {@code r-4f2c91d0a7be}: letters, digits, dots, hyphens; at most 63. */
public record ReleaseId(String value) implements Comparable<ReleaseId> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /** @throws IllegalArgumentException when the value is not such a name */
    public ReleaseId {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("release '" + value
                    + "' must be letters, digits, dots, hyphens and underscores, start with a letter or digit, and have"
                    + " at most 63 characters");
        }
    }

    @Override
    public int compareTo(ReleaseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
