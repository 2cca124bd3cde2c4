package io.grocellery.core.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The formulas of the sources, checked against values worked out apart from the code. */
class RulesTest {

    private static final double EXACT = 1e-9;

    @Test
    void oneErrorOfTheCandidateAtAnEvenShareIsWorthTheMeanOfTheRatios() {
        double mean = (1.5 / 1.25 + 2 / 1.5 + 3 / 2.0 + 5 / 3.0 + 10 / 5.5 + 30 / 15.5) / 6;

        assertThat(AllocationEProcess.BEGIN.plus(0.5, 1, 0).logEvidence()).isCloseTo(Math.log(mean), within(EXACT));
    }

    @Test
    void oneErrorOfTheStableReleaseAtAnEvenShareIsWorthTheMeanOfTheRatios() {
        double mean = (1 / 1.25 + 1 / 1.5 + 1 / 2.0 + 1 / 3.0 + 1 / 5.5 + 1 / 15.5) / 6;

        assertThat(AllocationEProcess.BEGIN.plus(0.5, 0, 1).logEvidence()).isCloseTo(Math.log(mean), within(EXACT));
    }

    @Test
    void theEvidenceIsFairWhenBothReleasesErrEquallyOften() {
        for (double share : new double[] {0.01, 0.05, 0.25, 0.5, 0.9}) {
            double expected =
                    share * Math.exp(AllocationEProcess.BEGIN.plus(share, 1, 0).logEvidence())
                            + (1 - share)
                                    * Math.exp(AllocationEProcess.BEGIN
                                            .plus(share, 0, 1)
                                            .logEvidence());

            assertThat(expected).as("share %s", share).isCloseTo(1, within(EXACT));
        }
    }

    @Test
    void theOrderInWhichErrorsComeDoesNotMatter() {
        double together = AllocationEProcess.BEGIN.plus(0.1, 3, 7).logEvidence();
        double apart = AllocationEProcess.BEGIN
                .plus(0.1, 0, 4)
                .plus(0.1, 2, 1)
                .plus(0.1, 1, 2)
                .logEvidence();

        assertThat(apart).isCloseTo(together, within(EXACT));
    }

    @Test
    void aCandidateWithAllOfTheTrafficIsNotComparedWithAnything() {
        assertThat(AllocationEProcess.BEGIN.plus(1, 50, 0).logEvidence()).isCloseTo(0, within(EXACT));
    }

    @Test
    void theObjectivesEvidenceIsFairAtTheObjective() {
        ObjectiveEProcess begin = ObjectiveEProcess.begin(0.01);
        double expected = 0.01 * Math.exp(begin.plus(1, 1).logEvidence())
                + 0.99 * Math.exp(begin.plus(1, 0).logEvidence());

        assertThat(expected).isCloseTo(1, within(EXACT));
    }

    @Test
    void theObjectivesEvidenceFallsOnAverageBelowTheObjective() {
        ObjectiveEProcess begin = ObjectiveEProcess.begin(0.01);
        double expected = 0.002 * Math.exp(begin.plus(1, 1).logEvidence())
                + 0.998 * Math.exp(begin.plus(1, 0).logEvidence());

        assertThat(expected).isLessThan(1);
    }

    @Test
    void villesBoundHoldsWhenTheEvidenceIsLookedAtAfterEveryError() {
        int crossed = 0;
        int runs = 4_000;
        for (int run = 0; run < runs; run++) {
            crossed += crosses(new SplittableRandom(run), 0.1, Math.log(20)) ? 1 : 0;
        }

        assertThat(crossed).as("of %d runs at 1/alpha = 20", runs).isLessThanOrEqualTo(runs / 20);
    }

    private static boolean crosses(SplittableRandom random, double share, double threshold) {
        AllocationEProcess evidence = AllocationEProcess.BEGIN;
        for (int error = 0; error < 300; error++) {
            boolean candidate = random.nextDouble() < share;
            evidence = evidence.plus(share, candidate ? 1 : 0, candidate ? 0 : 1);
            if (evidence.logEvidence() >= threshold) {
                return true;
            }
        }
        return false;
    }

    /** Of alpha = 0.02 and beta = 0.03: ln(0.03 / 0.98) and ln(0.97 / 0.02). */
    @Test
    void waldsBoundsAreHisOwn() {
        assertThat(WaldRatio.passesAt(0.02, 0.03)).isCloseTo(Math.log(0.03 / 0.98), within(EXACT));
        assertThat(WaldRatio.passesAt(0.02, 0.03)).isCloseTo(-3.486, within(0.001));
        assertThat(WaldRatio.rejectsAt(0.02, 0.03)).isCloseTo(3.882, within(0.001));
    }

    @Test
    void seventyTwoGoodRequestsInARowAreEnoughForAnObjectiveOfOnePercent() {
        JudgePolicy policy = JudgePolicy.STANDARD;
        WaldRatio almost = WaldRatio.begin(0.01).plus(72, 0);

        assertThat(WaldRatio.begin(0.01).goodRequestsToPass(policy.passesAt())).isEqualTo(73);
        assertThat(almost.verdict(policy)).isEqualTo(Verdict.CONTINUE);
        assertThat(almost.plus(1, 0).verdict(policy)).isEqualTo(Verdict.PASS);
        assertThat(WaldRatio.begin(0.01).verdict(policy)).isEqualTo(Verdict.NO_DATA);
        assertThat(WaldRatio.begin(0.01).plus(20, 10).verdict(policy)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void fivePercentForFiveMinutesMeansEverySecondOfThem() {
        SustainedThreshold threshold = new SustainedThreshold(0.05, Duration.ofMinutes(5));
        Breach breach = breach(threshold, 0, 299, 10, 1);

        assertThat(breach.sustained()).isFalse();
        assertThat(breach.plus(299, 10, 1).sustained()).isTrue();
    }

    @Test
    void exactlyTheLimitIsNotAboveIt() {
        SustainedThreshold threshold = new SustainedThreshold(0.05, Duration.ofSeconds(10));

        assertThat(breach(threshold, 0, 100, 20, 1).seconds()).isZero();
    }

    @Test
    void aSecondBelowTheLimitBeginsTheBreachAnew() {
        SustainedThreshold threshold = new SustainedThreshold(0.05, Duration.ofSeconds(10));
        Breach breach = breach(threshold, 0, 9, 10, 5).plus(9, 10, 0);

        assertThat(breach.seconds()).isZero();
        assertThat(breach.plus(10, 10, 10).seconds()).isOne();
    }

    @Test
    void secondsWithoutTrafficStopTheBreachesClockAndDoNotEndIt() {
        SustainedThreshold threshold = new SustainedThreshold(0.05, Duration.ofSeconds(10));
        Breach breach = breach(threshold, 0, 6, 10, 5).upTo(12);

        assertThat(breach.seconds()).isEqualTo(6);
        assertThat(breach.plus(13, 10, 5).seconds()).isEqualTo(7);
    }

    @Test
    void silenceForTheWholeDurationEndsTheBreach() {
        SustainedThreshold threshold = new SustainedThreshold(0.05, Duration.ofSeconds(10));

        assertThat(breach(threshold, 0, 6, 10, 5).upTo(30).seconds()).isZero();
    }

    @Test
    void aYearOfSilenceIsCaughtUpWithAtOnce() {
        SustainedThreshold threshold = new SustainedThreshold(0.05, Duration.ofSeconds(10));

        assertThat(breach(threshold, 0, 6, 10, 5).plus(31_536_000, 10, 5).seconds())
                .isOne();
    }

    private static Breach breach(SustainedThreshold threshold, long from, long seconds, long requests, long hits) {
        Breach breach = Breach.begin(threshold, from);
        for (long second = from; second < from + seconds; second++) {
            breach = breach.plus(second, requests, hits);
        }
        return breach;
    }

    @Test
    void policiesOutOfRangeAreRefusedWithTheValue() {
        assertThatThrownBy(() -> new SustainedThreshold(1, Duration.ofMinutes(1)))
                .hasMessageContaining("1.0");
        assertThatThrownBy(() -> new SustainedThreshold(0.1, Duration.ofDays(2)))
                .hasMessageContaining("PT48H");
        assertThatThrownBy(() -> new Tally(1, 2, 0, 0)).hasMessageContaining("of 1 requests there cannot be 2 errors");
    }
}
