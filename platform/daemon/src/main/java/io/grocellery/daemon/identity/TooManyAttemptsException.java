package io.grocellery.daemon.identity;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A password was not looked at, because too many wrong ones came for this user name. */
final class TooManyAttemptsException extends AuthenticationException {

    private final Duration retryAfter;

    TooManyAttemptsException(Duration retryAfter) {
        super("too many wrong passwords");
        this.retryAfter = retryAfter;
    }

    /** Whole seconds until the next attempt is looked at, at least 1. */
    long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
