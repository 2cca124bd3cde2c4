package io.grocellery.core.supervision;

import java.time.Instant;

/** Where a component stands in the supervisor's eyes. */
public sealed interface Condition {

    /** Not running, and nothing is under way. */
    record Stopped() implements Condition {}

    /** Started and not yet ready. */
    record Starting(Instant since) implements Condition {}

    /** Serving. */
    record Ready(Instant since) implements Condition {}

    /**
     * Was ready and cannot serve.
     *
     * @param since when it was first seen so
     * @param silentSince when it stopped answering at all; {@link Instant#MAX} while it still answers
     */
    record Unready(Instant since, Instant silentSince) implements Condition {}

    /** Ended by itself; started again at the given moment. */
    record BackingOff(Instant until) implements Condition {}

    /** Asked to end. */
    record Stopping(Instant since) implements Condition {}
}
