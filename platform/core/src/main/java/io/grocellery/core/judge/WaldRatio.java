package io.grocellery.core.judge;

/**
 * Wald's sequential probability ratio test of p₀ = the objective against p₁ = five times as much, used for one side:
 * whether enough good requests were seen to go on. A release that fails at rate p₁ passes with probability at most
 * β/(1−α), however often it is looked at (Ville's inequality). Source: Wald, Sequential Tests of Statistical Hypotheses, Annals of Mathematical Statistics 16 (1945).
 *
 * @param objective p₀
 * @param logRatio the natural logarithm of the likelihood ratio of p₁ against p₀
 * @param requests how many were counted
 */
record WaldRatio(double objective, double logRatio, long requests) {

    private static final double TIMES = 5;
    private static final double MOST = 0.95;

    static WaldRatio begin(double objective) {
        return new WaldRatio(objective, 0, 0);
    }

    WaldRatio plus(long more, long hits) {
        return new WaldRatio(objective, logRatio + logRatio(objective, bad(), more, hits), requests + more);
    }

    /** The natural logarithm of the likelihood ratio of p₁ against p₀ after so many requests and hits. */
    static double logRatio(double good, double bad, long requests, long hits) {
        return hits * Math.log(bad / good) + (requests - hits) * perGood(good, bad);
    }

    private static double perGood(double good, double bad) {
        return Math.log((1 - bad) / (1 - good));
    }

    private double bad() {
        return Math.min(MOST, objective * TIMES);
    }

    Verdict verdict(JudgePolicy policy) {
        if (requests == 0) {
            return Verdict.NO_DATA;
        }
        if (logRatio <= policy.passesAt()) {
            return Verdict.PASS;
        }
        return logRatio >= policy.rejectsAt() ? Verdict.INCONCLUSIVE : Verdict.CONTINUE;
    }

    /** At or below this it is good enough. */
    static double passesAt(double alpha, double beta) {
        return Math.log(beta / (1 - alpha));
    }

    /** At or above this it is not good. */
    static double rejectsAt(double alpha, double beta) {
        return Math.log((1 - beta) / alpha);
    }

    /** How many more good requests in a row pass it. */
    long goodRequestsToPass(double passesAt) {
        return Math.max(0, (long) Math.ceil((logRatio - passesAt) / -perGood(objective, bad())));
    }
}
