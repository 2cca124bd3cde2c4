package io.grocellery.core.supervision;

/** What was seen of a component at one moment. */
public enum Sighting {
    /** There is no such process. */
    ABSENT,
    /** The process is there and does not answer. */
    UNRESPONSIVE,
    /** It answers that it lives, and not that it can serve. */
    LIVE,
    /** It can serve. */
    READY
}
