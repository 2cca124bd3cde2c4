package io.grocellery.core.judge;

/**
 * An e-process that grows when the candidate has more than its share of what goes wrong. Who serves a request is drawn
 * at random, so when both releases err equally often a given error is the candidate's with probability w, its share of
 * the traffic. Each error under share w multiplies the evidence by θ/(wθ+1−w) when it is the candidate's and by
 * 1/(wθ+1−w) when it is the stable release's; the mean over θ is the value. By Ville's inequality it reaches 1/α with
 * probability at most α while the candidate is no worse, however often it is looked at and however the error rate
 * changes with time. Source: Lindon, Ham, Tingley, Bojinov, arXiv 2205.14762; Lindon and Malek, arXiv 2011.03567
 * (inhomogeneous Bernoulli processes).
 *
 * @param logs the natural logarithm of the evidence under each θ
 * @param candidate the candidate's errors
 * @param stable the stable release's errors
 * @param share w as it was last while the candidate had any
 */
record AllocationEProcess(Logs logs, long candidate, long stable, double share) {

    private static final double[] ODDS = {1.5, 2, 3, 5, 10, 30};

    static final AllocationEProcess BEGIN = new AllocationEProcess(Logs.zeros(ODDS.length), 0, 0, 0);

    AllocationEProcess plus(double shareNow, long candidateErrors, long stableErrors) {
        Logs next = candidateErrors + stableErrors == 0 ? logs : times(shareNow, candidateErrors, stableErrors);
        return new AllocationEProcess(
                next, candidate + candidateErrors, stable + stableErrors, shareNow > 0 ? shareNow : share);
    }

    private Logs times(double shareNow, long candidateErrors, long stableErrors) {
        double[] next = logs.values();
        for (int i = 0; i < ODDS.length; i++) {
            next[i] += logFactor(ODDS[i], shareNow, candidateErrors, stableErrors);
        }
        return new Logs(next);
    }

    /** The natural logarithm of what so many errors multiply the evidence by under one θ. */
    static double logFactor(double odds, double share, long candidateErrors, long stableErrors) {
        return candidateErrors * Math.log(odds) - (candidateErrors + stableErrors) * Math.log(share * odds + 1 - share);
    }

    double logEvidence() {
        return logs.logMean();
    }

    /** How many more errors of the candidate in a row bring the evidence this far. */
    long missing(double logThreshold) {
        return Missing.count(logThreshold, more -> times(share, more, 0).logMean());
    }
}
