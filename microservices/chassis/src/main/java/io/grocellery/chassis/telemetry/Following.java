package io.grocellery.chassis.telemetry;

import brave.propagation.CurrentTraceContext;
import brave.propagation.TraceContext;

/** Says whether somebody follows what the calling thread does. Costs a look at a thread's variable. */
public final class Following {

    private final CurrentTraceContext current;

    Following(CurrentTraceContext current) {
        this.current = current;
    }

    /** Whether the calling thread works for a trace that is recorded. */
    public boolean now() {
        TraceContext context = current.get();
        return context != null && Boolean.TRUE.equals(context.sampled());
    }
}
