package io.grocellery.performance.journey;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A figure beside what it was.
 *
 * @param before the mean of its rounds
 * @param now the mean of its rounds
 * @param regression how much worse it has become: 0.1 for a tenth
 * @param low where the regression lies at least, by a bootstrap interval of 95%
 * @param high where it lies at most
 * @param verdict by the interval, not by the mean
 */
record Comparison(
        Figure figure, double before, double now, double regression, double low, double high, Verdict verdict) {

    private static final int DRAWS = 4_000;
    private static final double TAIL = 0.025;

    /** An interval of fewer rounds is far too narrow. */
    private static final int LEAST_ROUNDS = 4;

    /** What the interval says of the limit. */
    enum Verdict {
        NO_REGRESSION,
        REGRESSION,
        /** The limit lies within the interval, or there were fewer than four rounds: more are needed to tell. */
        INCONCLUSIVE
    }

    /**
     * Compares means by drawing rounds anew (a percentile bootstrap: Efron and Tibshirani, An Introduction to the
     * Bootstrap, chapter 13). Rounds in turn are drawn in pairs, since what the machine does in a minute meets both of
     * a pair: what the two share is no doubt about their difference. A stored baseline is drawn by itself.
     *
     * @param paired whether the rounds were measured in turn, as many of each
     * @param limit how much worse is too much: 0.1 for a tenth
     */
    static Comparison of(
            Figure figure,
            List<Double> before,
            List<Double> now,
            boolean paired,
            double limit,
            RandomGenerator random) {
        double[] drawn = IntStream.range(0, DRAWS)
                .mapToDouble(draw -> {
                    int[] rounds = draw(now.size(), random);
                    int[] former = paired ? rounds : draw(before.size(), random);
                    return figure.worse(mean(before, former), mean(now, rounds));
                })
                .sorted()
                .toArray();
        double low = drawn[(int) (DRAWS * TAIL)];
        double high = drawn[(int) (DRAWS * (1 - TAIL))];
        double regression = figure.worse(mean(before), mean(now));
        boolean enough = Math.min(before.size(), now.size()) >= LEAST_ROUNDS;
        Verdict verdict = enough ? verdict(low, high, limit) : Verdict.INCONCLUSIVE;
        return new Comparison(figure, mean(before), mean(now), regression, low, high, verdict);
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static Verdict verdict(double low, double high, double limit) {
        if (low > limit) {
            return Verdict.REGRESSION;
        }
        return high < limit ? Verdict.NO_REGRESSION : Verdict.INCONCLUSIVE;
    }

    private static int[] draw(int size, RandomGenerator random) {
        return random.ints(size, 0, size).toArray();
    }

    private static double mean(List<Double> values, int[] drawn) {
        return IntStream.of(drawn).mapToDouble(values::get).average().orElseThrow();
    }
}
