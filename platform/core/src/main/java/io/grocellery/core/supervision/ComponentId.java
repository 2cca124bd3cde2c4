package io.grocellery.core.supervision;

/** Names something supervised within an environment, such as {@code gateway} or {@code order-service-1}. */
public record ComponentId(String value) implements Comparable<ComponentId> {

    /** @throws IllegalArgumentException when blank */
    public ComponentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a component needs a name");
        }
    }

    @Override
    public int compareTo(ComponentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
