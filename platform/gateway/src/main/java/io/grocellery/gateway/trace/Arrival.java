package io.grocellery.gateway.trace;

import brave.propagation.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stood in its trace when it came in.
 *
 * @param high the upper half of the trace's id; 0 for an id of 64 bits
 * @param low the lower half; 0 when only the decision came
 * @param span the id of the caller's span; 0 when there is none
 * @param sampled whether the trace is recorded; null when that was left to us
 * @param w3c whether it was said in W3C's form
 */
record Arrival(long high, long low, long span, @Nullable Boolean sampled, boolean w3c) {

    /** A caller that has no trace, and says all the same whether it wants one. */
    static Arrival decision(boolean sampled) {
        return new Arrival(0, 0, 0, sampled, false);
    }

    /** A caller without a trace, whose request begins the one with this id. */
    static Arrival nowhere(long high, long low) {
        return new Arrival(high, low, 0, null, false);
    }

    /** A recorded span of this trace, below the caller's. */
    TraceContext child(long id) {
        return TraceContext.newBuilder()
                .traceIdHigh(high)
                .traceId(low)
                .parentId(span)
                .spanId(id)
                .sampled(true)
                .build();
    }

    /** Whether there is a trace to continue. */
    boolean inTrace() {
        return low != 0;
    }
}
