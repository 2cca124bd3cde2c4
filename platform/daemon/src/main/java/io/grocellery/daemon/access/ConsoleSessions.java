package io.grocellery.daemon.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions of the console. Each ends when it was not used for half an hour, eight hours after it began, or with the
 * daemon: they are kept in memory alone.
 */
final class ConsoleSessions {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(8);

    /** Whoever opens more ends the oldest. */
    static final int MOST = 16;

    private final InstantSource time;
    private final SecureRandom random;
    private final Map<Secret, Life> sessions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Secret, Life> eldest) {
            return size() > MOST;
        }
    };

    ConsoleSessions(InstantSource time, SecureRandom random) {
        this.time = time;
        this.random = random;
    }

    private record Life(Instant opened, Instant used) {

        Instant end() {
            Instant idle = used.plus(IDLE);
            Instant last = opened.plus(LONGEST);
            return idle.isBefore(last) ? idle : last;
        }
    }

    synchronized String open() {
        Secret secret = Secret.drawnFrom(random);
        sessions.put(secret, new Life(time.instant(), time.instant()));
        return secret.reveal();
    }

    /** Whether there is such a session; if so, its half hour begins anew. */
    synchronized boolean use(String offered) {
        Optional<Secret> found = find(offered);
        found.ifPresent(
                secret -> sessions.computeIfPresent(secret, (same, life) -> new Life(life.opened(), time.instant())));
        return found.isPresent();
    }

    /** How long it lasts if nobody uses it; nothing when there is no such session. Asking does not use it. */
    synchronized Optional<Duration> remaining(String offered) {
        return find(offered).map(sessions::get).map(life -> Duration.between(time.instant(), life.end()));
    }

    synchronized void end(String offered) {
        find(offered).ifPresent(sessions::remove);
    }

    private Optional<Secret> find(String offered) {
        sessions.values().removeIf(life -> !life.end().isAfter(time.instant()));
        return sessions.keySet().stream().filter(secret -> secret.is(offered)).findFirst();
    }
}
