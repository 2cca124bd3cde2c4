package io.grocellery.core.journal;

/** How much an event matters. */
public enum Severity {
    /** As it should be. */
    INFO,
    /** Worth a look. */
    WARNING,
    /** Something is broken. */
    ERROR
}
