package io.grocellery.core.judge;

/**
 * An e-process that grows when something happens more often than an objective allows: the Bernoulli likelihood ratio of
 * p₁ against the objective p₀, averaged over several p₁ above it. While the true rate is at most p₀ it reaches 1/α with
 * probability at most α, at any moment (Ville's inequality). Sources: Turner, Ly, Grünwald, arXiv 2106.02693; Howard
 * and Ramdas, arXiv 1906.09712.
 *
 * @param objective p₀, above 0 and below 1
 * @param logs the natural logarithm of the likelihood ratio under each p₁
 * @param requests how many were counted
 * @param hits how often it happened among them
 */
record ObjectiveEProcess(double objective, Logs logs, long requests, long hits) {

    private static final double[] TIMES = {1.5, 2, 3, 5, 10, 30};
    private static final double MOST = 0.95;

    static ObjectiveEProcess begin(double objective) {
        return new ObjectiveEProcess(objective, Logs.zeros(TIMES.length), 0, 0);
    }

    ObjectiveEProcess plus(long more, long moreHits) {
        return more == 0
                ? this
                : new ObjectiveEProcess(objective, times(more, moreHits), requests + more, hits + moreHits);
    }

    private Logs times(long more, long moreHits) {
        double[] next = logs.values();
        for (int i = 0; i < TIMES.length; i++) {
            double rate = alternative(TIMES[i]);
            next[i] +=
                    moreHits * Math.log(rate / objective) + (more - moreHits) * Math.log((1 - rate) / (1 - objective));
        }
        return new Logs(next);
    }

    /** Never 1, which a single good request would rule out for ever; never below the objective. */
    private double alternative(double times) {
        return Math.max(objective, Math.min(MOST, objective * times));
    }

    double logEvidence() {
        return logs.logMean();
    }

    /** How many more hits in a row bring the evidence this far. */
    long missing(double logThreshold) {
        return Missing.count(logThreshold, more -> times(more, more).logMean());
    }
}
