package io.grocellery.daemon.api;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.daemon.rollout.RolloutRefusedException;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals as problem documents with a {@code remedy}: what to do next. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
class ApiProblems {

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

    private static ProblemDetail problem(HttpStatus status, String title, String detail, String remedy) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        problem.setProperty("remedy", remedy);
        return problem;
    }
}
