package io.grocellery.chassis.telemetry;

import brave.Tracing;
import brave.propagation.CurrentTraceContext;
import brave.propagation.TraceContext;
import brave.propagation.TraceContextOrSamplingFlags;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;
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

    SparingObservation(ObservationRegistry observations, RequestTimers timers, Tracing tracing, LongSupplier nanos) {
        super(observations);
        this.timers = timers;
        this.tracing = tracing;
        this.caller = tracing.propagation().extractor(HttpServletRequest::getHeader);
        this.nanos = nanos;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        TraceContextOrSamplingFlags said = caller.extract(request);
        if (Boolean.FALSE.equals(said.sampled()) && !OnlyForShoppers.management(request)) {
            time(request, response, chain, tracing.tracer().nextSpan(said).context());
        } else {
            super.doFilterInternal(request, response, chain);
        }
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
