package io.grocellery.core.objective;

/**
 * What was counted of a subject over some time.
 *
 * @param requests answered in full or broken off; neither those that the client left before, nor those that asked for a
 *     release by name
 * @param errors those of them that were answered with a 5xx or broken off, by the service or by the gateway in its place
 * @param slow those of them that took longer than the objective of the response time
 * @param observed for how many seconds somebody counted; a second without requests is one of them, a second in which the
 *     gateway did not run, or of which it no longer tells, is not
 */
public record Counted(long requests, long errors, long slow, long observed) {

    public static final Counted NOTHING = new Counted(0, 0, 0, 0);

    /** Answered without a fault of ours. */
    public long good() {
        return requests - errors;
    }

    public Counted plus(Counted other) {
        return new Counted(
                requests + other.requests, errors + other.errors, slow + other.slow, observed + other.observed);
    }

    Counted minus(Counted other) {
        return new Counted(
                requests - other.requests, errors - other.errors, slow - other.slow, observed - other.observed);
    }
}
