package io.grocellery.chassis.security;

import io.grocellery.chassis.problem.HasProblem;
import io.grocellery.chassis.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;

/** A token can be neither trusted nor refused, as the issuer's keys were never seen. */
final class IssuerUnavailableException extends AuthenticationException implements HasProblem {

    IssuerUnavailableException(Throwable cause) {
        super("the issuer's keys were never fetched", cause);
    }

    @Override
    public Problem problem() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "issuer-unavailable",
                        "who you are cannot be checked at the moment, as the issuer of your token cannot be reached")
                .header("Retry-After", "5");
    }
}
