package io.grocellery.core.database;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the database server is.
 *
 * @param address host and port
 * @param version such as {@code 18.6}; empty while it is not known
 * @param pid its first process, when it runs on this machine under our care
 */
public record DatabaseStatus(State state, String address, Optional<String> version, OptionalLong pid) {

    /** Whether it can be used. */
    public enum State {
        /** It does not run. */
        STOPPED,
        /** It runs and does not take connections yet. */
        STARTING,
        /** It takes connections. */
        RUNNING,
        /** It runs, or somebody else runs it, and it takes no connections. */
        UNREACHABLE
    }
}
