package io.grocellery.daemon.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers for the security chain, which ends a request before a controller sees it. */
@Component
class Refusals {

    private final Callers callers;
    private final JsonMapper json;

    Refusals(Callers callers, JsonMapper json) {
        this.callers = callers;
        this.json = json;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Exception cause) throws IOException {
        ProblemDetail problem = callers.refusalOf(request).orElse(Refusal.TOKEN).problem();
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write(json.writeValueAsString(problem));
    }
}
