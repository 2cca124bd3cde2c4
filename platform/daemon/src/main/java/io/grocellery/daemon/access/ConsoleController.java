package io.grocellery.daemon.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets the console in: a key for whoever holds the token, a session for whoever brings the key. */
@RestController
class ConsoleController {

    static final String KEYS = "/api/console/keys";
    static final String SESSION = "/api/console/session";

    private final ConsoleKeys keys;
    private final ConsoleSessions sessions;

    ConsoleController(ConsoleKeys keys, ConsoleSessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    /**
     * A key.
     *
     * @param seconds how long it is good for
     */
    record IssuedKey(String key, long seconds) {}

    /** What is offered for a session. */
    record OfferedKey(@Nullable String key) {}

    /**
     * How the caller's session stands.
     *
     * @param seconds until it ends unless it is used; 0 without a session
     */
    record Standing(boolean open, long seconds) {

        static final Standing NONE = new Standing(false, 0);

        static Standing lasting(Duration time) {
            return new Standing(true, time.toSeconds());
        }
    }

    @PostMapping(KEYS)
    IssuedKey key() {
        return new IssuedKey(keys.issue(), ConsoleKeys.LIFE.toSeconds());
    }

    @PostMapping(SESSION)
    ResponseEntity<Object> open(@RequestBody OfferedKey offered, HttpServletRequest request) {
        if (offered.key() == null || !keys.take(offered.key())) {
            ProblemDetail problem = Refusal.KEY.problem();
            return ResponseEntity.status(problem.getStatus())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        ConsoleCookie.in(request).ifPresent(sessions::end);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, ConsoleCookie.holding(sessions.open(), request))
                .body(Standing.lasting(ConsoleSessions.IDLE));
    }

    @GetMapping(SESSION)
    Standing standing(HttpServletRequest request) {
        return ConsoleCookie.in(request)
                .flatMap(sessions::remaining)
                .map(Standing::lasting)
                .orElse(Standing.NONE);
    }

    @DeleteMapping(SESSION)
    ResponseEntity<Void> end(HttpServletRequest request) {
        ConsoleCookie.in(request).ifPresent(sessions::end);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, ConsoleCookie.removed(request))
                .build();
    }
}
