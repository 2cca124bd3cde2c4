package io.grocellery.core.objective;

import java.util.Locale;

/** The objectives of which a share of the requests may fall short. Each names its bad events. */
public enum ObjectiveKind {
    /** A bad event is a request that was answered with a 5xx, or broken off. */
    AVAILABILITY,
    /** A bad event is a request that took longer than the limit; of a 95th percentile 5% may. */
    RESPONSE_TIME_P95,
    /** The same bad events as those of {@link #AVAILABILITY}, held against another share. */
    ERROR_RATE;

    long bad(Counted counted) {
        return this == RESPONSE_TIME_P95 ? counted.slow() : counted.errors();
    }

    /** Whether both count the same bad events. */
    boolean countsAs(ObjectiveKind other) {
        return (this == RESPONSE_TIME_P95) == (other == RESPONSE_TIME_P95);
    }

    /** As the delivery file writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
