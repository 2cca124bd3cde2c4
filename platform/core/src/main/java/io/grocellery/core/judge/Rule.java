package io.grocellery.core.judge;

/** The rules a verdict can come from. */
public enum Rule {
    /** The candidate has more than its share of what went wrong. */
    ALLOCATION("more often than the stable release"),
    /** The candidate breaks the objective, whatever the stable release does. */
    OBJECTIVE("more often than the objective allows"),
    /** Enough good requests were seen to go on. */
    ENOUGH_GOOD("enough good requests"),
    /** A share above a limit for a stated time without a break. */
    SUSTAINED_THRESHOLD("above the limit for the stated time"),
    /** Health checks that failed one after the other. */
    CONSECUTIVE_FAILURES("consecutive health check failures");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
