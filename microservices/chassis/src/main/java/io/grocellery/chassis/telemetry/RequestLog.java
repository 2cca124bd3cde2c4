package io.grocellery.chassis.telemetry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line for each request of a trace that is recorded, so that the logs alone tell its story. It names the route and
 * not the path, and neither query nor fields: those may be about people.
 */
final class RequestLog extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private final Following following;
    private final LongSupplier nanos;

    RequestLog(Following following, LongSupplier nanos) {
        this.following = following;
        this.nanos = nanos;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long began = nanos.getAsLong();
        try {
            chain.doFilter(request, response);
        } finally {
            if (following.now()) {
                write(request, response.getStatus(), nanos.getAsLong() - began);
            }
        }
    }

    private static void write(HttpServletRequest request, int status, long nanos) {
        String route = route(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        LOG.atInfo()
                .addKeyValue("http.request.method", request.getMethod())
                .addKeyValue("http.route", route)
                .addKeyValue("http.response.status_code", status)
                .addKeyValue("event.duration", nanos)
                .log("{} {} answered {} in {} ms", request.getMethod(), route, status, nanos / 1_000_000);
    }

    private static String route(@Nullable Object pattern) {
        return pattern == null ? "(no route)" : pattern.toString();
    }
}
