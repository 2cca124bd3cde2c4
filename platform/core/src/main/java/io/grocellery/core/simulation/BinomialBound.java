package io.grocellery.core.simulation;

/**
 * What a number of hits among independent trials says about the true share. Source: Clopper and Pearson, The use of
 * confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26 (1934).
 */
final class BinomialBound {

    private static final int HALVINGS = 60;

    private BinomialBound() {}

    /**
     * The true share is at most this with the given confidence, one-sided and exact.
     *
     * @param hits 0 to {@code trials}
     * @param trials at least 1
     * @param confidence above 0 and below 1
     */
    static double upper(int hits, int trials, double confidence) {
        if (hits >= trials) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atMost(hits, trials, middle) > 1 - confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The probability of no more than so many hits. */
    static double atMost(int hits, int trials, double probability) {
        if (probability <= 0) {
            return 1;
        }
        if (probability >= 1) {
            return hits >= trials ? 1 : 0;
        }
        double logOdds = Math.log(probability) - Math.log1p(-probability);
        double logMass = trials * Math.log1p(-probability);
        double sum = Math.exp(logMass);
        for (int i = 1; i <= hits; i++) {
            logMass += logOdds + Math.log((double) (trials - i + 1) / i);
            sum += Math.exp(logMass);
        }
        return Math.min(1, sum);
    }
}
