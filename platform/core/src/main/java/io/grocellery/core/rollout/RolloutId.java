package io.grocellery.core.rollout;

import java.util.regex.Pattern;

/** Names a rollout within an installation: lower-case letters, digits and hyphens, at most 80. */
public record RolloutId(String value) implements Comparable<RolloutId> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    /** @throws IllegalArgumentException when the value is not such a name */
    public RolloutId {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "rollout '" + value + "' must be lower-case letters, digits and hyphens, at most 80");
        }
    }

    @Override
    public int compareTo(RolloutId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
