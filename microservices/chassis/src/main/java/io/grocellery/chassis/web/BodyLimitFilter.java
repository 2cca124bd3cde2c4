package io.grocellery.chassis.web;

import io.grocellery.chassis.config.ByteSize;
import io.grocellery.chassis.problem.Problem;
import io.grocellery.chassis.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that is too large: at once when it says so, else as soon as it turns out to be. */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final ByteSize limit;

    BodyLimitFilter(ByteSize limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit.bytes()) {
            ProblemWriter.write(request, response, tooLarge(limit));
        } else {
            chain.doFilter(new LimitedRequest(request, limit), response);
        }
    }

    static Problem tooLarge(ByteSize limit) {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "the body is larger than the " + limit.bytes() + " bytes that are allowed");
    }
}
