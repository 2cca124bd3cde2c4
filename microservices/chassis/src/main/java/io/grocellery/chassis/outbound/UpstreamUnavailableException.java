package io.grocellery.chassis.outbound;

import io.grocellery.chassis.problem.HasProblem;
import io.grocellery.chassis.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Another service gave no usable answer; trying again later may help. */
public final class UpstreamUnavailableException extends RuntimeException implements HasProblem {

    private final String service;

    public UpstreamUnavailableException(String service, String reason, @Nullable Throwable cause) {
        super(service + " is not available: " + reason, cause);
        this.service = service;
    }

    public String service() {
        return service;
    }

    @Override
    public Problem problem() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "upstream-unavailable",
                        service + ", which this needs, is not available at the moment")
                .header("Retry-After", "1");
    }
}
