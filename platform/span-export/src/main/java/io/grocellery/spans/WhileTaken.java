package io.grocellery.spans;

import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;

/** Drops spans before they are encoded while their receiver is left alone. */
final class WhileTaken extends SpanHandler {

    private final PatientSender sender;
    private final SpanHandler queue;

    WhileTaken(PatientSender sender, SpanHandler queue) {
        this.sender = sender;
        this.queue = queue;
    }

    @Override
    public boolean end(TraceContext context, MutableSpan span, Cause cause) {
        return sender.resting() || queue.end(context, span, cause);
    }
}
