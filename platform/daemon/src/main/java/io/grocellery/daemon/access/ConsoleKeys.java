package io.grocellery.daemon.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Keys that open the console: each once, and only within a minute. They are kept in memory alone. */
final class ConsoleKeys {

    static final Duration LIFE = Duration.ofMinutes(1);

    /** Whoever asks for more makes the oldest void. */
    static final int MOST = 16;

    private final InstantSource time;
    private final SecureRandom random;
    private final Deque<Key> keys = new ArrayDeque<>();

    ConsoleKeys(InstantSource time, SecureRandom random) {
        this.time = time;
        this.random = random;
    }

    private record Key(Secret secret, Instant until) {}

    synchronized String issue() {
        Key key = new Key(Secret.drawnFrom(random), time.instant().plus(LIFE));
        keys.addLast(key);
        if (keys.size() > MOST) {
            keys.removeFirst();
        }
        return key.secret().reveal();
    }

    /** Whether it was a key; it is none afterwards. */
    synchronized boolean take(String offered) {
        keys.removeIf(key -> !key.until().isAfter(time.instant()));
        Optional<Key> found =
                keys.stream().filter(key -> key.secret().is(offered)).findFirst();
        found.ifPresent(keys::remove);
        return found.isPresent();
    }
}
