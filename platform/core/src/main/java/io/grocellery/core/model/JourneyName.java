package io.grocellery.core.model;

import java.util.regex.Pattern;

/**
 * The name of something that shoppers do, such as {@code checkout}: lower-case letters, digits and hyphens, starting with
 * a letter, at most 32 characters.
 */
public record JourneyName(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** @throws IllegalArgumentException when the value has another shape */
    public JourneyName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no name of a journey: lower-case letters, digits and hyphens, at most 32");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
