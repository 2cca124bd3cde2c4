package io.grocellery.core.simulation;

/** What is wrong with every instance of a release, apart from its answers. */
public enum Flaw {
    NONE,
    /** It ends before it is ready. */
    CRASHES_AT_START,
    /** It runs and never becomes ready. */
    NEVER_READY,
    /** Soon after it became ready it no longer answers anything, and does not end. */
    HANGS,
    /** Its health check says ready half-way through its start; until the start is over it answers with errors alone. */
    READY_TOO_SOON
}
