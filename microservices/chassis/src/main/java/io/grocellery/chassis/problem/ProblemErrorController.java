package io.grocellery.chassis.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside of controllers: in a filter, the firewall, or by {@code sendError}. */
@Hidden
@Controller
class ProblemErrorController implements ErrorController {

    private final ProblemExceptionResolver resolver;

    ProblemErrorController(ProblemExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemWriter.write(request, response, problem(request));
    }

    private Problem problem(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object exception = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (exception instanceof Exception thrown) {
            return ProblemTranslator.translate(thrown).orElseGet(() -> resolver.unexpected(thrown));
        }
        return StatusProblems.of(status instanceof Integer code ? code : 404);
    }
}
