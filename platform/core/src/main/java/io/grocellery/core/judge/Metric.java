package io.grocellery.core.judge;

/** Something that is either so or not so of each request. */
public enum Metric {
    /** Answered with a 5xx, or broken off. */
    ERRORS("errors"),
    /** Slower than the objective's response time. */
    SLOWNESS("slow requests");

    private final String words;

    Metric(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
