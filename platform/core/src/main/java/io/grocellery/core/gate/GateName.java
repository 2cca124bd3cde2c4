package io.grocellery.core.gate;

import java.util.regex.Pattern;

/**
 * Names a gate and the figure it looks at, such as {@code code_coverage}: lower-case letters, digits and underscores,
 * starting with a letter, at most 50.
 */
public record GateName(String value) implements Comparable<GateName> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    /** @throws IllegalArgumentException when the value is not such a name */
    public GateName {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("gate '" + value
                    + "' must be lower-case letters, digits and underscores, start with a letter, and have at most 50"
                    + " characters");
        }
    }

    @Override
    public int compareTo(GateName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
