package io.grocellery.core.pipeline;

/** How a stage ended. */
public enum Outcome {
    /** It did its work, and its gates let it through. */
    PASSED("passed"),
    /** An earlier result for the same inputs stands for it. */
    UNCHANGED("unchanged"),
    /** Its work failed. */
    FAILED("failed"),
    /** Its work was done, and a gate said no. */
    REFUSED("refused"),
    /** It was ended at its deadline. */
    TIMED_OUT("timed out"),
    /** A person said no. */
    REJECTED("rejected"),
    /** No person said anything in time. */
    EXPIRED("expired"),
    /** A person ended the run. */
    CANCELLED("cancelled"),
    /** What it needs did not pass. */
    SKIPPED("skipped");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** Whether what needs it may begin. */
    public boolean good() {
        return this == PASSED || this == UNCHANGED;
    }

    @Override
    public String toString() {
        return word;
    }
}
