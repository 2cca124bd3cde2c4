package io.grocellery.core.release;

import io.grocellery.core.model.Digest;

/**
 * A change that was made to the sources before a release was built.
 *
 * @param name of its file, without blanks
 * @param digest of its text
 */
public record Patch(String name, Digest digest) {

    /** @throws IllegalArgumentException when the name is empty, or holds blanks or slashes */
    public Patch {
        if (!name.matches("[^\\s/]+")) {
            throw new IllegalArgumentException("a patch cannot be named '" + name + "'");
        }
    }

    /**
     * The other way round of {@link #toString()}.
     *
     * @throws IllegalArgumentException when the text is no name and digest
     */
    public static Patch parse(String text) {
        int blank = text.indexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException("'" + text + "' is no name and digest of a patch");
        }
        return new Patch(text.substring(0, blank), new Digest(text.substring(blank + 1)));
    }

    @Override
    public String toString() {
        return name + " " + digest;
    }
}
