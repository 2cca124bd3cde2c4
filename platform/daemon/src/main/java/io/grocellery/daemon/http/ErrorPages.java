package io.grocellery.daemon.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What nobody else answered: a problem document for programs, a page for people. */
@Controller
class ErrorPages implements ErrorController {

    private final PageTemplate page = PageTemplate.named("error");

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request) {
        Problem problem = problem(request);
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.TEXT_HTML)
                .body(page.render(Map.of(
                        "status", String.valueOf(problem.status()),
                        "title", problem.title(),
                        "detail", problem.detail())));
    }

    @RequestMapping(path = "/error")
    ResponseEntity<Problem> document(HttpServletRequest request) {
        Problem problem = problem(request);
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static Problem problem(HttpServletRequest request) {
        HttpStatus status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        return Problem.of(
                status.value(),
                code(status),
                status.getReasonPhrase(),
                detail(status, request),
                Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "/"));
    }

    private static HttpStatus status(@Nullable Object code) {
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    private static String code(HttpStatus status) {
        return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String detail(HttpStatus status, HttpServletRequest request) {
        if (status.is5xxServerError()) {
            return "The daemon failed at this request; its log says why.";
        }
        String message = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_MESSAGE), "");
        return message.isEmpty() ? explained(status) : message;
    }

    private static String explained(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take this method.";
            case UNAUTHORIZED -> "This address wants credentials.";
            case FORBIDDEN -> "This request is not allowed.";
            default -> "The request cannot be answered.";
        };
    }
}
