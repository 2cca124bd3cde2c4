package io.grocellery.gateway.routing;

/**
 * Keeps retries a small part of the traffic, so that they cannot turn one fault into an overload: each request earns a
 * fifth of a retry, and no more than ten are ever saved up. Not safe for use by several threads.
 */
public final class RetryBudget {

    private static final int PER_RETRY = 5;
    private static final int MOST = 10 * PER_RETRY;

    private int saved = MOST;

    /** A request came in. */
    public void earn() {
        if (saved < MOST) {
            saved++;
        }
    }

    /** Takes one retry; false when none is left. */
    public boolean spend() {
        if (saved < PER_RETRY) {
            return false;
        }
        saved -= PER_RETRY;
        return true;
    }
}
