package io.grocellery.daemon.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Decides whether a request that changes something, or asks for a secret, is allowed.
 *
 * <p>The daemon's token allows everything. A session of the console allows what its pages have buttons for and no more:
 * it opens no secret, and takes no environment down.
 */
final class Callers {

    private static final RequestMatcher CONSOLE_SESSION = new OrRequestMatcher(
            path(HttpMethod.POST, ConsoleController.SESSION), path(HttpMethod.DELETE, ConsoleController.SESSION));

    private static final RequestMatcher CONSOLE_BUTTONS = new OrRequestMatcher(
            path(HttpMethod.POST, "/api/environments/*/rollouts/*/*"), path(HttpMethod.POST, "/api/pipeline/runs/*/*"));

    private static final RequestMatcher CONSOLE_READING = new OrRequestMatcher(
            path(HttpMethod.GET, "/api/logs/*/*"),
            path(HttpMethod.GET, "/api/pipeline/runs/*/stages/*/log"),
            path(HttpMethod.GET, "/api/pipeline/runs/*/report"));

    private final ApiToken token;
    private final ConsoleSessions sessions;

    Callers(ApiToken token, ConsoleSessions sessions) {
        this.token = token;
        this.sessions = sessions;
    }

    Optional<Refusal> refusalOf(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return refusedUnless(token.isSentBy(authorization), Refusal.TOKEN);
        }
        if (CONSOLE_SESSION.matches(request)) {
            return refusedUnless(OwnPage.sent(request), Refusal.FOREIGN_PAGE);
        }
        if (CONSOLE_READING.matches(request)) {
            return ConsoleCookie.in(request)
                    .map(session -> ofReader(request, session))
                    .orElse(Optional.of(Refusal.TOKEN));
        }
        return CONSOLE_BUTTONS.matches(request)
                ? ConsoleCookie.in(request)
                        .map(session -> ofConsole(request, session))
                        .orElse(Optional.of(Refusal.TOKEN))
                : Optional.of(Refusal.TOKEN);
    }

    private Optional<Refusal> ofConsole(HttpServletRequest request, String session) {
        return OwnPage.sent(request)
                ? refusedUnless(sessions.use(session), Refusal.NO_SESSION)
                : Optional.of(Refusal.FOREIGN_PAGE);
    }

    /** Reading on is no use of a session: a page that is left open must not keep it for ever. */
    private Optional<Refusal> ofReader(HttpServletRequest request, String session) {
        return OwnPage.read(request)
                ? refusedUnless(sessions.remaining(session).isPresent(), Refusal.NO_SESSION)
                : Optional.of(Refusal.FOREIGN_PAGE);
    }

    private static Optional<Refusal> refusedUnless(boolean allowed, Refusal refusal) {
        return allowed ? Optional.empty() : Optional.of(refusal);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
