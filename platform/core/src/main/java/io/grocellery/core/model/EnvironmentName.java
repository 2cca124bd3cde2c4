package io.grocellery.core.model;

import java.util.regex.Pattern;

/** The name of an environment: lower-case letters, digits and hyphens, starting with a letter, at most 20 characters. */
public record EnvironmentName(String value) implements Comparable<EnvironmentName> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,19}");

    /** @throws IllegalArgumentException when the value is not such a name */
    public EnvironmentName {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("environment name '" + value
                    + "' must be lower-case letters, digits and hyphens, start with a letter, and have at most 20"
                    + " characters");
        }
    }

    @Override
    public int compareTo(EnvironmentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
