package io.grocellery.chassis.problem;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Finds the problem that an exception stands for; none when it is our own fault. */
final class ProblemTranslator {

    private ProblemTranslator() {}

    static Optional<Problem> translate(Exception exception) {
        return ours(exception).or(() -> request(exception)).or(() -> DatabaseProblems.of(exception));
    }

    private static Optional<Problem> ours(Exception exception) {
        return Causes.of(exception)
                .filter(HasProblem.class::isInstance)
                .map(cause -> ((HasProblem) cause).problem())
                .findFirst();
    }

    private static Optional<Problem> request(Exception exception) {
        return Optional.ofNullable(
                switch (exception) {
                    case MethodArgumentNotValidException invalid -> invalid(fields(invalid.getAllErrors()));
                    case HandlerMethodValidationException invalid -> invalid(parameters(invalid));
                    case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
                    case TypeMismatchException mismatch -> mismatch(mismatch);
                    case ErrorResponse response -> response(response);
                    default -> null;
                });
    }

    private static Problem invalid(List<Violation> violations) {
        return Problem.of(HttpStatus.BAD_REQUEST, "validation-failed", "the request breaks " + count(violations))
                .with("errors", violations);
    }

    private static String count(List<Violation> violations) {
        return violations.size() == 1 ? "a rule" : violations.size() + " rules";
    }

    private static List<Violation> fields(List<ObjectError> errors) {
        return errors.stream().map(Violation::of).toList();
    }

    private static List<Violation> parameters(MethodValidationResult result) {
        return result.getParameterValidationResults().stream()
                .flatMap(parameter -> violations(parameter).stream())
                .toList();
    }

    private static List<Violation> violations(ParameterValidationResult parameter) {
        if (parameter instanceof ParameterErrors errors) {
            return fields(errors.getAllErrors());
        }
        String name = parameter.getMethodParameter().getParameterName();
        return parameter.getResolvableErrors().stream()
                .map(error -> new Violation(name == null ? "" : name, Violation.message(error)))
                .toList();
    }

    private static Problem unreadable(HttpMessageNotReadableException exception) {
        String detail = Causes.find(exception, JacksonException.class)
                .map(ProblemTranslator::detail)
                .orElse("the body is missing or cannot be read");
        return Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", detail);
    }

    private static String detail(JacksonException exception) {
        String path = path(exception.getPath());
        if (exception instanceof UnrecognizedPropertyException) {
            return "the body has a field that is not known: " + path;
        }
        return path.isEmpty() ? "the body is not the JSON that is expected" : "the body's " + path + " cannot be read";
    }

    private static Problem mismatch(TypeMismatchException exception) {
        String name = exception instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(exception.getPropertyName());
        return invalid(List.of(new Violation(name, "cannot be read as what is expected")));
    }

    private static Problem response(ErrorResponse response) {
        int status = response.getStatusCode().value();
        String detail = response.getBody().getDetail();
        Problem problem = StatusProblems.of(status);
        return new Problem(
                problem.status(),
                problem.code(),
                detail == null ? problem.detail() : detail,
                problem.members(),
                response.getHeaders());
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            String name = reference.getPropertyName();
            path.append(name == null ? "[" + reference.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
        }
        return path.toString();
    }
}
