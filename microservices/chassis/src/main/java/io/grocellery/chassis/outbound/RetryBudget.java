package io.grocellery.chassis.outbound;

/**
 * Lets retries be at most a tenth of the calls, so that they cannot drown a service that struggles. A token bucket:
 * each call puts in a tenth of a token, each retry takes a whole one.
 */
final class RetryBudget {

    private static final int SCALE = 10;
    private static final int MOST = 10 * SCALE;

    private int tenths = MOST;

    synchronized void called() {
        tenths = Math.min(MOST, tenths + 1);
    }

    synchronized boolean takeOne() {
        if (tenths < SCALE) {
            return false;
        }
        tenths -= SCALE;
        return true;
    }
}
