package io.grocellery.chassis.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.function.Supplier;

/** Carries the trace of a request over to work that is done for it later, by another thread or another instance. */
public final class Traces {

    private static final String TRACEPARENT = "traceparent";

    /** The one that all such work is in; that it is not sampled is passed on. */
    private static final String UNRECORDED = "00-00000000000000000000000000000001-0000000000000001-00";

    private final Tracer tracer;
    private final Propagator propagator;

    Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** For work that nobody follows. */
    public static Traces off() {
        return new Traces(Tracer.NOOP, Propagator.NOOP);
    }

    /** Where the calling thread is in its trace, as W3C's traceparent of 55 characters; empty when it is in none. */
    public String traceparent() {
        Span span = tracer.currentSpan();
        return span == null || span.context().traceId().isEmpty() ? "" : traceparent(span.context());
    }

    private static String traceparent(TraceContext context) {
        String sampled = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-" + "0".repeat(32 - context.traceId().length()) + context.traceId() + "-" + context.spanId() + "-"
                + sampled;
    }

    /** Does some work for nobody's request, of which no trace tells, nor of what is called for it. */
    public <T> T unrecorded(Supplier<T> work) {
        return continued(UNRECORDED, "unrecorded", work);
    }

    /**
     * Does some work as a span below the one given; when that is empty, as part of no trace.
     *
     * @param traceparent what {@link #traceparent()} said when the work was ordered
     * @param name what the work is, one of a few
     */
    public <T> T continued(String traceparent, String name, Supplier<T> work) {
        if (traceparent.isEmpty()) {
            return work.get();
        }
        Span span = propagator
                .extract(traceparent, (carrier, field) -> field.equals(TRACEPARENT) ? carrier : null)
                .name(name)
                .start();
        Tracer.SpanInScope scope = tracer.withSpan(span);
        try {
            return work.get();
        } catch (RuntimeException failure) {
            span.error(failure);
            throw failure;
        } finally {
            scope.close();
            span.end();
        }
    }
}
