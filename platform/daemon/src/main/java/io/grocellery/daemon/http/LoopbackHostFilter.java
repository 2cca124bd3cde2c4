package io.grocellery.daemon.http;

import io.grocellery.core.model.Loopback;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only to the names of the loopback interface.
 *
 * <p>A page on the internet may point its own name at 127.0.0.1 (DNS rebinding) and would then be of the same origin as
 * the daemon. The browser still sends that name as {@code Host}, which is what is refused here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LoopbackHostFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    LoopbackHostFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Loopback.isNamed(request.getServerName().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            problems.write(misdirected(request), response);
        }
    }

    private static Problem misdirected(HttpServletRequest request) {
        return Problem.of(
                HttpStatus.MISDIRECTED_REQUEST.value(),
                "misdirected-host",
                "This server answers only to the loopback interface",
                "The Host header must be 127.0.0.1, localhost or [::1]; use http://127.0.0.1:" + request.getLocalPort(),
                request.getRequestURI());
    }
}
