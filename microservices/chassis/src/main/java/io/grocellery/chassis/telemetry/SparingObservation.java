package io.grocellery.chassis.telemetry;

import brave.Tracing;
import brave.propagation.CurrentTraceContext;
import brave.propagation.TraceContext;
import brave.propagation.TraceContextOrSamplingFlags;
import io.grocellery.spans.Traceparent;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Makes an observation of a request that is recorded, or whose caller left that to us. Of the others, nine in ten in
 * production, nobody will see more than that they were and how long they took: they are timed in the same figures, have
 * their place in their trace, and are spared the rest. No request is answered asynchronously.
 */
final class SparingObservation extends ServerHttpObservationFilter {

    private final RequestTimers timers;
    private final Tracing tracing;
    private final TraceContext.Extractor<HttpServletRequest> caller;
    private final LongSupplier nanos;
    private final LongSupplier ids;

    /**
     * @param nanos a clock that only goes forward, in nanoseconds
     * @param ids of spans, random, never 0
     */
    SparingObservation(
            ObservationRegistry observations,
            RequestTimers timers,
            Tracing tracing,
            LongSupplier nanos,
            LongSupplier ids) {
        super(observations);
        this.timers = timers;
        this.tracing = tracing;
        this.caller = tracing.propagation().extractor(HttpServletRequest::getHeader);
        this.nanos = nanos;
        this.ids = ids;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        TraceContext place = OnlyForShoppers.management(request) ? null : unrecorded(request);
        if (place == null) {
            super.doFilterInternal(request, response, chain);
        } else {
            time(request, response, chain, place);
        }
    }

    /** Its place in its trace; null when it is recorded, or that is left to us. The gateway says it in W3C's form. */
    private @Nullable TraceContext unrecorded(HttpServletRequest request) {
        String text = request.getHeader("traceparent");
        Traceparent said = text == null ? null : Traceparent.read(text);
        if (said != null) {
            return said.sampled() ? null : below(said);
        }
        TraceContextOrSamplingFlags otherwise = caller.extract(request);
        return Boolean.FALSE.equals(otherwise.sampled())
                ? tracing.tracer().nextSpan(otherwise).context()
                : null;
    }

    private TraceContext below(Traceparent said) {
        return TraceContext.newBuilder()
                .traceIdHigh(said.high())
                .traceId(said.low())
                .parentId(said.span())
                .spanId(ids.getAsLong())
                .sampled(false)
                .build();
    }

    private void time(HttpServletRequest request, HttpServletResponse response, FilterChain chain, TraceContext place)
            throws ServletException, IOException {
        ServerRequestObservationContext facts = new ServerRequestObservationContext(request, response);
        request.setAttribute(CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE, facts);
        long began = nanos.getAsLong();
        CurrentTraceContext.Scope scope = tracing.currentTraceContext().newScope(place);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
            facts.setError(reason(failure));
            throw failure;
        } finally {
            scope.close();
            timers.record(facts, nanos.getAsLong() - began);
        }
    }

    private static Throwable reason(Exception failure) {
        return failure instanceof ServletException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
