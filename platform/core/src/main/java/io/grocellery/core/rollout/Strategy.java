package io.grocellery.core.rollout;

/** How traffic moves from the stable release to the candidate. */
public enum Strategy {
    /** Instance by instance, on health alone. */
    ROLLING("rolling"),
    /** All at once, after the candidate was tried out without traffic. */
    BLUE_GREEN("blue-green"),
    /** Step by step, on evidence. */
    CANARY("canary");

    private final String word;

    Strategy(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
