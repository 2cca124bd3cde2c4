package io.grocellery.core.pipeline;

import java.util.regex.Pattern;

/** Names a run of the pipeline within an installation, such as {@code p-12}: lower-case letters, digits and hyphens, at most 80. */
public record RunId(String value) implements Comparable<RunId> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    /** @throws IllegalArgumentException when the value is not such a name */
    public RunId {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "run '" + value + "' must be lower-case letters, digits and hyphens, at most 80");
        }
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
