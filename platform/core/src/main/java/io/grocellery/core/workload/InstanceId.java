package io.grocellery.core.workload;

import io.grocellery.core.model.ServiceName;
import java.util.regex.Pattern;

/**
 * Names an instance within its environment, such as {@code order-service-1}: lower-case letters, digits and hyphens,
 * starting with a letter, at most 80 characters; fit for a file name.
 */
public record InstanceId(String value) implements Comparable<InstanceId> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,79}");

    /** @throws IllegalArgumentException when the value is not such a name */
    public InstanceId {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("instance '" + value
                    + "' must be lower-case letters, digits and hyphens, start with a letter, and have at most 80"
                    + " characters");
        }
    }

    /** The nth instance of a service, from 1. */
    public static InstanceId of(ServiceName service, int number) {
        return new InstanceId(service + "-" + number);
    }

    @Override
    public int compareTo(InstanceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
