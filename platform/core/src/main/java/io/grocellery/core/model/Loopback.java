package io.grocellery.core.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names by which this machine reaches itself, and nobody else it. */
public final class Loopback {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private Loopback() {}

    /**
     * Whether a host is this machine.
     *
     * @param host in lower case, as it stands in an address; null for none
     */
    public static boolean isNamed(@Nullable String host) {
        return host != null && NAMES.contains(host);
    }
}
