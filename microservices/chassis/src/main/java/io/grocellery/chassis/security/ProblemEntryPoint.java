package io.grocellery.chassis.security;

import io.grocellery.chassis.problem.HasProblem;
import io.grocellery.chassis.problem.Problem;
import io.grocellery.chassis.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What a request gets whose caller is not known, or not allowed. */
final class ProblemEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        ProblemWriter.write(request, response, problem(exception));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        Problem forbidden =
                Problem.of(HttpStatus.FORBIDDEN, "forbidden", "you are signed in, but this is not for your role");
        ProblemWriter.write(request, response, forbidden);
    }

    private static Problem problem(AuthenticationException exception) {
        return switch (exception) {
            case HasProblem ours -> ours.problem();
            case OAuth2AuthenticationException refused ->
                unauthorized(
                        "invalid-token", "the bearer token is not valid (any more)", "Bearer error=\"invalid_token\"");
            default -> unauthorized("unauthorized", "sign in: this needs a bearer token", "Bearer");
        };
    }

    private static Problem unauthorized(String code, String detail, String challenge) {
        return Problem.of(HttpStatus.UNAUTHORIZED, code, detail).header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
}
