package io.grocellery.core.evidence;

import java.time.Instant;

/**
 * A change to the sources.
 *
 * @param hash the whole hash
 * @param at when it was committed
 * @param author a person's name
 * @param subject the first line of its message
 */
public record Commit(String hash, Instant at, String author, String subject) {

    private static final int SHORT = 7;

    /** For people. */
    public String shortHash() {
        return hash.substring(0, Math.min(SHORT, hash.length()));
    }
}
