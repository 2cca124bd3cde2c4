package io.grocellery.chassis.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException implements HasProblem {

    private transient Problem problem;

    /**
     * A problem without further members.
     *
     * @param code what the problem is, for programs, such as {@code out-of-stock}
     * @param detail what happened this time, for people
     */
    public ProblemException(HttpStatus status, String code, String detail) {
        super(code + ": " + detail, null, false, false);
        this.problem = Problem.of(status, code, detail);
    }

    public static ProblemException notFound(String what, Object id) {
        return new ProblemException(HttpStatus.NOT_FOUND, "not-found", "there is no " + what + " " + id);
    }

    /** Adds a member to the document. */
    public ProblemException with(String name, Object value) {
        problem = problem.with(name, value);
        return this;
    }

    /** Adds a header to the response. */
    public ProblemException header(String name, String value) {
        problem = problem.header(name, value);
        return this;
    }

    @Override
    public Problem problem() {
        return problem;
    }

    public HttpStatusCode status() {
        return problem.status();
    }

    public String code() {
        return problem.code();
    }
}
