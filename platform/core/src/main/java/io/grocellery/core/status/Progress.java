package io.grocellery.core.status;

/**
 * One step of something under way.
 *
 * @param phase what it is about, such as {@code PostgreSQL}
 * @param state how far it is
 * @param message for a person; empty when there is nothing to add
 * @param millis since the phase began
 */
public record Progress(String phase, State state, String message, long millis) {

    /** The failure that ends it all: no phase, and a line each for what happened, why, and what to do. */
    public static Progress failure(String what, String why, String remedy) {
        return new Progress("", State.FAILED, what + "\n" + why + "\n" + remedy, 0);
    }

    /** Whether nothing comes after it. */
    public boolean endsAll() {
        return state == State.FAILED && phase.isEmpty();
    }

    /** How far a phase is. */
    public enum State {
        STARTED,
        DONE,
        NOTE,
        FAILED
    }
}
