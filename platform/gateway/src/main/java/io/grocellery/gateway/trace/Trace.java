package io.grocellery.gateway.trace;

import io.vertx.core.MultiMap;

/** One request's place in its trace. Used on one event loop only. */
public abstract sealed class Trace permits Unrecorded, Recorded {

    private final String id;
    private final boolean keepsState;

    Trace(Arrival place) {
        this.id = TraceFields.traceId(place.high(), place.low());
        this.keepsState = place.w3c();
    }

    /** The trace's id, 32 lower-case hexadecimal digits. */
    public final String id() {
        return id;
    }

    /** Says to a service which trace it works for, in the place of whatever the client said. */
    public final void sendOn(MultiMap fields) {
        long span = sentSpan();
        boolean recorded = recorded();
        fields.set(TraceFields.TRACEPARENT, TraceFields.traceparent(id, span, recorded))
                .set(TraceFields.B3, TraceFields.b3(id, span, recorded));
        if (!keepsState) {
            fields.remove(TraceFields.TRACESTATE);
        }
    }

    /** Says to the client which trace its request became. */
    public final void tell(MultiMap fields) {
        fields.set(TraceFields.TRACERESPONSE, TraceFields.traceparent(id, ownSpan(), recorded()));
    }

    /** An instance is about to be asked. */
    public abstract void attempt(String instance);

    /** The instance that was asked gave no answer. */
    public abstract void failed(String why);

    /** The client has its answer. */
    public abstract void answered(int status);

    /** The answer broke off, or the client left before it was complete. */
    public abstract void ended(String how);

    abstract boolean recorded();

    abstract long ownSpan();

    /** The span that a service's own is below. */
    abstract long sentSpan();
}
