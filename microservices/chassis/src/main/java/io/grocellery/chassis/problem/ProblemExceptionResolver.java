package io.grocellery.chassis.problem;

import io.grocellery.chassis.id.IdSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers whatever a controller throws; ahead of Spring's own resolvers, so that there is one kind of answer. */
final class ProblemExceptionResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionResolver.class);

    private final IdSource ids;

    ProblemExceptionResolver(IdSource ids) {
        this.ids = ids;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
            return null;
        }
        if (!(exception instanceof AsyncRequestNotUsableException)) {
            write(request, response, ProblemTranslator.translate(exception).orElseGet(() -> unexpected(exception)));
        }
        return new ModelAndView();
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        try {
            ProblemWriter.write(request, response, problem);
        } catch (IOException e) {
            throw new UncheckedIOException("the client went away", e);
        }
    }

    /** What nobody foresaw: the log and the client get the same id, and only the log gets the story. */
    Problem unexpected(@Nullable Throwable exception) {
        UUID errorId = ids.next();
        LOG.error("unexpected error {}", errorId, exception);
        return Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "unexpected",
                        "something went wrong on our side; the log has it under this errorId")
                .with("errorId", errorId);
    }
}
