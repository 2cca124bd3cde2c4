package io.grocellery.core.model;

/**
 * A source for people.
 *
 * @param text the short hash of a commit, with {@code -dirty} when files differed from it
 */
public record SourceName(String text) {

    private static final String DIRTY = "-dirty";

    /** Whether it has changes that no commit holds. */
    public boolean uncommitted() {
        return text.endsWith(DIRTY);
    }

    /** The commit that it stands on. */
    public String commit() {
        return uncommitted() ? text.substring(0, text.length() - DIRTY.length()) : text;
    }
}
