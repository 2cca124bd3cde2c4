package io.grocellery.core.parameters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value nobody may see by accident: it prints as {@code ***}, and comparing two takes the same time whatever they are. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Keeps a value secret.
     *
     * @throws IllegalArgumentException when empty
     */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret cannot be empty");
        }
        return new Secret(value);
    }

    /** The value itself: for the one place that needs it, never for a message, an argument or an environment variable. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    /** The same for all secrets, so that it tells nothing about any. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
