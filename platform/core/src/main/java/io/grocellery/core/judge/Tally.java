package io.grocellery.core.judge;

/**
 * Requests of one release, as far as verdicts need them.
 *
 * @param requests answered or broken off; those that the client left are not in it
 * @param errors answered with a 5xx, or broken off
 * @param slow took longer than the objective's response time
 * @param stalled took longer than the limit of the response time trigger
 */
public record Tally(long requests, long errors, long slow, long stalled) {

    public static final Tally NONE = new Tally(0, 0, 0, 0);

    /** @throws IllegalArgumentException when a count is negative or larger than the number of requests */
    public Tally {
        if (errors < 0 || slow < 0 || stalled < 0 || requests < Math.max(errors, Math.max(slow, stalled))) {
            throw new IllegalArgumentException("of " + requests + " requests there cannot be " + errors + " errors, "
                    + slow + " slow and " + stalled + " stalled");
        }
    }

    public Tally plus(Tally other) {
        return new Tally(requests + other.requests, errors + other.errors, slow + other.slow, stalled + other.stalled);
    }

    public boolean isEmpty() {
        return requests == 0;
    }

    /** How many of them the metric is about. */
    public long hits(Metric metric) {
        return switch (metric) {
            case ERRORS -> errors;
            case SLOWNESS -> slow;
        };
    }
}
