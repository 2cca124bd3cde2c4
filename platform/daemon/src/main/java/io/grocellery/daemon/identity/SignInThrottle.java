package io.grocellery.daemon.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Five wrong passwords within a minute for one user name close that name until the oldest is a minute old.
 *
 * <p>Unknown names are treated as known ones, so that nobody learns which exist. Attempts at one name are checked one
 * after the other: a burst cannot slip through before its first failures are counted.
 */
final class SignInThrottle {

    static final int WRONG_PASSWORDS = 5;
    static final Duration WINDOW = Duration.ofMinutes(1);

    /** More names than can be tried at a hashing cost of a tenth of a second while a failure still counts. */
    private static final int REMEMBERED_NAMES = 2_000;

    private final InstantSource time;
    private final Map<String, Failures> failuresByName = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED_NAMES;
        }
    };

    SignInThrottle(InstantSource time) {
        this.time = time;
    }

    /**
     * Runs the check of one password, unless the name is closed.
     *
     * @return what the check said
     * @throws TooManyAttemptsException if the name is closed; the check did not run
     */
    boolean attempt(String username, BooleanSupplier check) {
        return failuresOf(username).attempt(check, time);
    }

    private Failures failuresOf(String username) {
        synchronized (failuresByName) {
            return failuresByName.computeIfAbsent(username, name -> new Failures());
        }
    }

    private static final class Failures {

        private final Deque<Instant> latest = new ArrayDeque<>(WRONG_PASSWORDS);

        synchronized boolean attempt(BooleanSupplier check, InstantSource time) {
            refuseWhenClosed(time.instant());
            boolean right = check.getAsBoolean();
            if (right) {
                latest.clear();
            } else {
                latest.add(time.instant());
            }
            return right;
        }

        private void refuseWhenClosed(Instant now) {
            while (!latest.isEmpty() && !latest.getFirst().plus(WINDOW).isAfter(now)) {
                latest.removeFirst();
            }
            if (latest.size() >= WRONG_PASSWORDS) {
                throw new TooManyAttemptsException(
                        Duration.between(now, latest.getFirst().plus(WINDOW)));
            }
        }
    }
}
