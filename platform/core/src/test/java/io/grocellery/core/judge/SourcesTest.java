package io.grocellery.core.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The rules against what their sources publish, and where the sources print no figures for just these mixtures, against
 * exact calculations that share nothing with the rules: expectations over every sequence, and the probability of ever
 * reaching a threshold by dynamic programming over all counts.
 *
 * <p>Found published: Wald's plan for 1% against 10% defectives (NIST/SEMATECH e-Handbook of Statistical Methods,
 * section 6.2.6, whose acceptance and rejection numbers for 1 to 100 items are printed in the documentation of the
 * Python library "reliability"), and the closed form of the test of Lindon and Malek, arXiv 2011.03567, in the code
 * published by its first author. Not found: printed figures in arXiv 2205.14762, 1906.09712 and 2106.02693 that a finite
 * mixture over these θ and p₁ could be held against.
 */
class SourcesTest {

    private static final double[] ODDS = {1.5, 2, 3, 5, 10, 30};
    private static final double[] SHARES = {0.05, 0.1, 0.25, 0.5};

    @Test
    void waldsPlanForOneAgainstTenPercentHasThePublishedNumbers() {
        NavigableMap<Integer, Integer> accept = published(24, 0, 49, 1, 74, 2, 100, 3);
        NavigableMap<Integer, Integer> reject = published(2, 2, 20, 3, 46, 4, 71, 5, 96, 6);

        for (int items = 1; items <= 100; items++) {
            assertThat(acceptance(items)).as("%d items", items).isEqualTo(numberAt(accept, items));
            assertThat(rejection(items)).as("%d items", items).isEqualTo(numberAt(reject, items));
        }
    }

    private static NavigableMap<Integer, Integer> published(int... fromAndNumber) {
        NavigableMap<Integer, Integer> numbers = new TreeMap<>();
        for (int i = 0; i < fromAndNumber.length; i += 2) {
            numbers.put(fromAndNumber[i], fromAndNumber[i + 1]);
        }
        return numbers;
    }

    /** -1 where the table has none. */
    private static int numberAt(NavigableMap<Integer, Integer> numbers, int items) {
        return numbers.floorEntry(items) == null
                ? -1
                : numbers.floorEntry(items).getValue();
    }

    private static int acceptance(int items) {
        int number = -1;
        while (number < items && WaldRatio.logRatio(0.01, 0.1, items, number + 1) <= WaldRatio.passesAt(0.05, 0.1)) {
            number++;
        }
        return number;
    }

    private static int rejection(int items) {
        for (int number = 0; number <= items; number++) {
            if (WaldRatio.logRatio(0.01, 0.1, items, number) >= WaldRatio.rejectsAt(0.05, 0.1)) {
                return number;
            }
        }
        return -1;
    }

    /** Lindon and Malek mix over the candidate's share q of the errors by a beta distribution with mean w. */
    @Test
    void mixedAsLindonAndMalekMixTheEvidenceIsTheirClosedForm() {
        for (double share : SHARES) {
            for (int candidate = 0; candidate <= 12; candidate += 4) {
                for (int stable = 0; stable <= 30; stable += 10) {
                    assertThat(Math.log(mixedByBeta(share, candidate, stable)))
                            .as("%d to %d at %s", candidate, stable, share)
                            .isCloseTo(closedForm(share, candidate, stable), within(1e-6));
                }
            }
        }
    }

    private static double mixedByBeta(double share, int candidate, int stable) {
        int steps = 20_000;
        double a = 100 * share;
        double b = 100 - a;
        double logBeta = logBeta(a, b);
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double q = (i + 0.5) / steps;
            double odds = q * (1 - share) / ((1 - q) * share);
            double density = (a - 1) * Math.log(q) + (b - 1) * Math.log1p(-q) - logBeta;
            sum += Math.exp(density + AllocationEProcess.logFactor(odds, share, candidate, stable)) / steps;
        }
        return sum;
    }

    private static double closedForm(double share, int candidate, int stable) {
        double a = 100 * share;
        double b = 100 - a;
        return logBeta(a + candidate, b + stable)
                - logBeta(a, b)
                - candidate * Math.log(share)
                - stable * Math.log1p(-share);
    }

    /** Of whole numbers. */
    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    private static double logGamma(double whole) {
        double sum = 0;
        for (long i = 2; i < Math.round(whole); i++) {
            sum += Math.log((double) i);
        }
        return sum;
    }

    @Test
    void overEverySequenceOfErrorsUnderChangingSharesTheExpectedEvidenceIsOne() {
        double[] shares = {0.05, 0.05, 0.1, 0.25, 0.25, 0.5, 0.9, 0.05, 0.5, 0.25};

        assertThat(expectation(shares, 1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void itIsLessWhenTheCandidateErrsLessOrItsShareIsCountedTooLarge() {
        double[] shares = {0.05, 0.05, 0.1, 0.25, 0.25, 0.5, 0.5, 0.5};

        assertThat(expectation(shares, 0.7)).isLessThan(1);
        double counted = 0.3 * factor(0.4, true) + 0.7 * factor(0.4, false);
        assertThat(counted).isLessThan(1);
    }

    private static double factor(double share, boolean candidate) {
        return Math.exp(AllocationEProcess.BEGIN
                .plus(share, candidate ? 1 : 0, candidate ? 0 : 1)
                .logEvidence());
    }

    /** @param odds how much more often the candidate errs than the stable release */
    private static double expectation(double[] shares, double odds) {
        double sum = 0;
        for (int sequence = 0; sequence < 1 << shares.length; sequence++) {
            AllocationEProcess evidence = AllocationEProcess.BEGIN;
            double probability = 1;
            for (int i = 0; i < shares.length; i++) {
                boolean candidate = (sequence >> i & 1) == 1;
                double chance = shares[i] * odds / (shares[i] * odds + 1 - shares[i]);
                probability *= candidate ? chance : 1 - chance;
                evidence = evidence.plus(shares[i], candidate ? 1 : 0, candidate ? 0 : 1);
            }
            sum += probability * Math.exp(evidence.logEvidence());
        }
        return sum;
    }

    @Test
    void theExpectedEvidenceAgainstAnObjectiveIsOneAtItAndLessBelow() {
        for (double objective : new double[] {0.001, 0.01, 0.05, 0.5}) {
            assertThat(expectedAgainst(objective, objective)).isCloseTo(1, within(1e-9));
            assertThat(expectedAgainst(objective, objective / 2)).isLessThan(1);
        }
    }

    private static double expectedAgainst(double objective, double rate) {
        int requests = 200;
        double sum = 0;
        double logMass = requests * Math.log1p(-rate);
        for (int hits = 0; hits <= requests; hits++) {
            sum += Math.exp(logMass
                    + ObjectiveEProcess.begin(objective).plus(requests, hits).logEvidence());
            logMass += Math.log((double) (requests - hits) / (hits + 1)) + Math.log(rate) - Math.log1p(-rate);
        }
        return sum;
    }

    /** Looked at after every one of a thousand errors. */
    @Test
    void theProbabilityOfEverReachingTheThresholdOfAGoodCandidateIsAtMostAlpha() {
        for (double share : SHARES) {
            for (double alpha : new double[] {0.05, 0.0025}) {
                double ever = everReached(
                        1_000,
                        share,
                        (errors, candidate) -> AllocationEProcess.BEGIN
                                                .plus(share, candidate, errors - candidate)
                                                .logEvidence()
                                        >= -Math.log(alpha)
                                ? 1
                                : 0);

                assertThat(ever).as("at %s with %s", share, alpha).isBetween(alpha / 50, alpha);
            }
        }
    }

    /** Looked at after every one of three thousand requests. */
    @Test
    void theProbabilityOfEverBreakingAnObjectiveThatIsKeptIsAtMostAlpha() {
        for (double objective : new double[] {0.01, 0.05}) {
            double ever = everReached(
                    3_000,
                    objective,
                    (requests, hits) -> ObjectiveEProcess.begin(objective)
                                            .plus(requests, hits)
                                            .logEvidence()
                                    >= Math.log(400)
                            ? 1
                            : 0);

            assertThat(ever).as("objective %s", objective).isBetween(0.0025 / 50, 0.0025);
        }
    }

    /** A candidate that breaks the objective five times over, looked at after every request. */
    @Test
    void theProbabilityThatABadCandidateIsEverFoundGoodEnoughIsAtMostBetaByOneMinusAlpha() {
        double passes = WaldRatio.passesAt(0.01, 0.05);

        double ever = everReached(
                3_000, 0.05, (requests, hits) -> WaldRatio.logRatio(0.01, 0.05, requests, hits) <= passes ? 1 : 0);

        assertThat(ever).isBetween(0.02, 0.05 / 0.99);
    }

    /**
     * The exact probability that a condition on the number of trials and hits holds after any of the trials.
     *
     * @param holds 1 when it does
     */
    private static double everReached(int trials, double probability, LongBinaryOperator holds) {
        double[] alive = new double[trials + 2];
        alive[0] = 1;
        double reached = 0;
        int most = 0;
        for (int trial = 1; trial <= trials; trial++) {
            for (int hits = most + 1; hits >= 0; hits--) {
                double mass = alive[hits] * (1 - probability) + (hits == 0 ? 0 : alive[hits - 1] * probability);
                boolean now = mass > 1e-18 && holds.applyAsLong(trial, hits) == 1;
                reached += now ? mass : 0;
                alive[hits] = now || mass <= 1e-18 ? 0 : mass;
            }
            while (most + 1 < alive.length - 1 && alive[most + 1] > 0) {
                most++;
            }
        }
        return reached;
    }

    @Test
    void theMixtureIsOverTheStatedOdds() {
        double mean = 0;
        for (double odds : ODDS) {
            mean += Math.exp(AllocationEProcess.logFactor(odds, 0.1, 3, 2)) / ODDS.length;
        }

        assertThat(AllocationEProcess.BEGIN.plus(0.1, 3, 2).logEvidence()).isCloseTo(Math.log(mean), within(1e-12));
    }
}
