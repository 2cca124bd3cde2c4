package io.grocellery.core.judge;

/**
 * Follows a {@link SustainedThreshold} second by second. At each second the share is taken over the threshold's window.
 * Above the limit the breach goes on, at or below it the breach is over. A second whose whole window is without requests
 * is neither: the breach's clock stands still, and after the threshold's duration of such silence the breach is over.
 */
final class Breach {

    private final SustainedThreshold threshold;
    private final Window requests;
    private final Window hits;
    private final long lastSecond;
    private final long breached;
    private final long silent;

    private Breach(
            SustainedThreshold threshold, Window requests, Window hits, long lastSecond, long breached, long silent) {
        this.threshold = threshold;
        this.requests = requests;
        this.hits = hits;
        this.lastSecond = lastSecond;
        this.breached = breached;
        this.silent = silent;
    }

    static Breach begin(SustainedThreshold threshold, long second) {
        int window = threshold.windowSeconds();
        return new Breach(threshold, Window.empty(window), Window.empty(window), second - 1, 0, 0);
    }

    /**
     * With one more second counted; seconds left out had no requests.
     *
     * @param second later than every second before
     */
    Breach plus(long second, long requestsThen, long hitsThen) {
        Breach caughtUp = second - lastSecond > 1 ? upTo(second - 1) : this;
        return caughtUp.next(requestsThen, hitsThen);
    }

    /** Lets seconds without requests pass, up to and including this one. */
    Breach upTo(long second) {
        Breach breach = this;
        long quiet = Math.min(second - lastSecond, threshold.windowSeconds() + threshold.seconds() + 1);
        for (long i = 0; i < quiet; i++) {
            breach = breach.next(0, 0);
        }
        return new Breach(threshold, breach.requests, breach.hits, second, breach.breached, breach.silent);
    }

    private Breach next(long requestsThen, long hitsThen) {
        long second = lastSecond + 1;
        Window nextRequests = requests.with(second, requestsThen);
        Window nextHits = hits.with(second, hitsThen);
        if (nextRequests.sum() == 0) {
            return quiet(nextRequests, nextHits, second);
        }
        boolean above = nextHits.sum() > threshold.share() * nextRequests.sum();
        return new Breach(threshold, nextRequests, nextHits, second, above ? breached + 1 : 0, 0);
    }

    private Breach quiet(Window nextRequests, Window nextHits, long second) {
        boolean over = silent + 1 >= threshold.seconds();
        return new Breach(threshold, nextRequests, nextHits, second, over ? 0 : breached, silent + 1);
    }

    SustainedThreshold threshold() {
        return threshold;
    }

    /** Seconds for which it has lasted. */
    long seconds() {
        return breached;
    }

    boolean sustained() {
        return breached >= threshold.seconds();
    }

    /** The share over the window now; 0 without requests. */
    double share() {
        return requests.sum() == 0 ? 0 : (double) hits.sum() / requests.sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Breach breach
                && threshold.equals(breach.threshold)
                && requests.equals(breach.requests)
                && hits.equals(breach.hits)
                && lastSecond == breach.lastSecond
                && breached == breach.breached
                && silent == breach.silent;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * lastSecond + breached);
    }
}
