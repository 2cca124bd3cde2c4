package io.grocellery.core.rollout;

import java.util.Arrays;

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

    /**
     * Reads {@code rolling}, {@code blue-green} or {@code canary}.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static Strategy parse(String text) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.word.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a strategy"));
    }

    @Override
    public String toString() {
        return word;
    }
}
