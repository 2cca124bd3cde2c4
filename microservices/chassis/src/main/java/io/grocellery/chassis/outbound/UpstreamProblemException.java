package io.grocellery.chassis.outbound;

import io.grocellery.chassis.problem.HasProblem;
import io.grocellery.chassis.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Another service refused a request (4xx), and says why. */
public final class UpstreamProblemException extends RuntimeException implements HasProblem {

    private final String service;
    private final int status;
    private final transient JsonNode document;

    /** @param document the problem document, or anything else when it gave none */
    UpstreamProblemException(String service, int status, JsonNode document) {
        super(service + " answers " + status + " " + document.path("code").asString(""));
        this.service = service;
        this.status = status;
        this.document = document;
    }

    public int status() {
        return status;
    }

    /** The problem's code; empty when the answer was no problem document. */
    public String code() {
        return document.path("code").asString("");
    }

    public String detail() {
        return document.path("detail").asString("");
    }

    /** A further member of the document, or null. */
    public @Nullable JsonNode member(String name) {
        return document.get(name);
    }

    @Override
    public Problem problem() {
        return Problem.of(
                HttpStatus.BAD_GATEWAY,
                "upstream-refused",
                service + ", which this needs, refused with status " + status + " " + code());
    }
}
