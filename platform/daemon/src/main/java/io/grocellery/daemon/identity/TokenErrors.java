package io.grocellery.daemon.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ErrorAuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Answers of the token endpoint that are no token: as in RFC 6749, and 429 when passwords come too fast. */
final class TokenErrors implements AuthenticationFailureHandler {

    private static final String TOO_MANY_ATTEMPTS = "too_many_attempts";

    private final AuthenticationFailureHandler standard = new OAuth2ErrorAuthenticationFailureHandler();

    static OAuth2Error tooManyAttempts(TooManyAttemptsException throttled) {
        return new OAuth2Error(
                TOO_MANY_ATTEMPTS,
                "too many wrong passwords for this user; try again in " + throttled.retryAfterSeconds() + " s",
                null);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, jakarta.servlet.ServletException {
        if (failure.getCause() instanceof TooManyAttemptsException throttled) {
            tooManyAttempts(response, throttled);
        } else {
            standard.onAuthenticationFailure(request, response, failure);
        }
    }

    private static void tooManyAttempts(HttpServletResponse response, TooManyAttemptsException throttled)
            throws IOException {
        OAuth2Error error = tooManyAttempts(throttled);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(throttled.retryAfterSeconds()));
        response.setContentType("application/json");
        response.getWriter()
                .write("{\"error\":\"" + error.getErrorCode() + "\",\"error_description\":\"" + error.getDescription()
                        + "\"}");
    }
}
