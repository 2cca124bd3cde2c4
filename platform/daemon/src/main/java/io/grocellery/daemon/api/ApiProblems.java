package io.grocellery.daemon.api;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.daemon.rollout.RolloutRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Refusals as problem documents with a {@code remedy}: what to do next. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
class ApiProblems {

    private final JsonMapper json;

    ApiProblems(JsonMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    ProblemDetail explained(ExplainedException told) {
        return problem(HttpStatus.CONFLICT, told.what(), told.why(), told.remedy());
    }

    @ExceptionHandler
    ProblemDetail refused(RolloutRefusedException refused) {
        ProblemDetail problem = explained(refused);
        problem.setProperty("code", refused.code());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchElementException unknown) {
        return problem(
                HttpStatus.NOT_FOUND,
                "there is no such thing here",
                String.valueOf(unknown.getMessage()),
                "GET /api/environments lists what there is");
    }

    /** For the security chain, which ends a request before a controller sees it. */
    void unauthorized(HttpServletRequest request, HttpServletResponse response, Exception cause) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        ProblemDetail problem = problem(
                HttpStatus.UNAUTHORIZED,
                "the daemon's token is missing or wrong",
                "this request changes something or asks for a secret",
                "use ./grocellery as the user who ran './grocellery up'");
        response.getWriter().write(json.writeValueAsString(problem));
    }

    private static ProblemDetail problem(HttpStatus status, String title, String detail, String remedy) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        problem.setProperty("remedy", remedy);
        return problem;
    }
}
