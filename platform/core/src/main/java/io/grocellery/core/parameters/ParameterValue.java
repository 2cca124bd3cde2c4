package io.grocellery.core.parameters;

/** What a parameter holds. */
public sealed interface ParameterValue {

    /** The value as the one who uses it needs it; for a secret one see {@link Secret#reveal()}. */
    String reveal();

    /** Something anybody may read. */
    record Plain(String text) implements ParameterValue {
        @Override
        public String reveal() {
            return text;
        }
    }

    /** Something that must not be shown unless asked for by name. */
    record Secure(Secret secret) implements ParameterValue {
        @Override
        public String reveal() {
            return secret.reveal();
        }
    }

    static ParameterValue plain(String text) {
        return new Plain(text);
    }

    /**
     * A value that is kept encrypted.
     *
     * @throws IllegalArgumentException when empty
     */
    static ParameterValue secure(String secret) {
        return new Secure(Secret.of(secret));
    }
}
