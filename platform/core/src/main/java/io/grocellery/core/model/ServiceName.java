package io.grocellery.core.model;

import java.util.regex.Pattern;

/**
 * The name of a service in the delivery file, also a DNS label: lower-case letters, digits and hyphens, starting with
 * a letter, at most 63 characters.
 */
public record ServiceName(String value) implements Comparable<ServiceName> {

    private static final Pattern LABEL = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** @throws IllegalArgumentException when the value is not such a label */
    public ServiceName {
        if (!LABEL.matcher(value).matches()) {
            throw new IllegalArgumentException("service name '" + value
                    + "' must be lower-case letters, digits and hyphens, start with a letter, and have at most 63"
                    + " characters");
        }
    }

    @Override
    public int compareTo(ServiceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
