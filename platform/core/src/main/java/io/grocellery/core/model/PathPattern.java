package io.grocellery.core.model;

import java.util.regex.Pattern;

/** A route's path: an exact path ({@code /orders}) or a path and everything below it ({@code /orders/**}). */
public record PathPattern(String value) {

    private static final Pattern SHAPE = Pattern.compile("(/[A-Za-z0-9_~.-]+)*(/\\*\\*|/[A-Za-z0-9_~.-]+|/)");

    /** @throws IllegalArgumentException when the value is neither of the two forms */
    public PathPattern {
        if (!SHAPE.matcher(value).matches() || value.contains("/./") || value.contains("/../")) {
            throw new IllegalArgumentException("'" + value + "' must be a path such as /orders or /orders/**");
        }
    }

    /** The path without its trailing wildcard; {@code /} for {@code /**}. */
    public String prefix() {
        String prefix = value.endsWith("/**") ? value.substring(0, value.length() - 3) : value;
        return prefix.isEmpty() ? "/" : prefix;
    }

    @Override
    public String toString() {
        return value;
    }
}
