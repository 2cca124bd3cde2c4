package io.grocellery.core.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateEvidenceTest {

    private static final CandidateEvidence BEGIN = CandidateEvidence.begin(JudgePolicy.STANDARD, 1, 1000);

    @Test
    void aCandidateThatErrsTenTimesAsOftenFailsAndSaysByWhichFigures() {
        CandidateEvidence evidence = BEGIN;
        for (int second = 1000; evidence.verdict() != Verdict.FAIL; second++) {
            evidence = evidence.plus(traffic(second, new Tally(5, 2, 0, 0), new Tally(45, 1, 0, 0)));
        }

        Finding decisive = evidence.findings().getFirst();
        assertThat(decisive.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(decisive.explanation()).contains("errors: ", "E = ", " of 400", "which is enough to withdraw it");
    }

    @Test
    void aGoodCandidatePassesOnceBothMetricsHaveSeenEnough() {
        CandidateEvidence evidence = BEGIN.plus(traffic(1000, new Tally(50, 0, 0, 0), Tally.NONE));

        assertThat(evidence.verdict()).isEqualTo(Verdict.CONTINUE);
        assertThat(evidence.plus(traffic(1001, new Tally(50, 0, 0, 0), Tally.NONE))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void slownessAloneFails() {
        CandidateEvidence evidence = BEGIN;
        for (int second = 1000; second < 1010; second++) {
            evidence = evidence.plus(traffic(second, new Tally(10, 0, 9, 0), new Tally(90, 0, 1, 0)));
        }

        assertThat(evidence.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(evidence.findings().getFirst().metric()).isEqualTo(Metric.SLOWNESS);
    }

    @Test
    void withoutRequestsThereIsNoData() {
        assertThat(BEGIN.until(1100).verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void aSecondCountsOnce() {
        SecondOfTraffic second = traffic(1000, new Tally(5, 1, 0, 0), Tally.NONE);

        assertThat(BEGIN.plus(second).plus(second)).isEqualTo(BEGIN.plus(second));
    }

    @Test
    void aNewStepNeedsEnoughGoodRequestsOfItsOwnAndForgetsNothingElse() {
        CandidateEvidence before = BEGIN.plus(traffic(1000, new Tally(200, 1, 0, 0), Tally.NONE));
        CandidateEvidence after = before.nextStep();

        assertThat(before.verdict()).isEqualTo(Verdict.PASS);
        assertThat(after.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(after.candidate()).isEqualTo(before.candidate());
        assertThat(after.errors().objective()).isEqualTo(before.errors().objective());
    }

    @Test
    void severalServicesShareTheFalseAlarms() {
        CandidateEvidence alone = CandidateEvidence.begin(JudgePolicy.STANDARD, 1, 0);
        CandidateEvidence ofFour = CandidateEvidence.begin(JudgePolicy.STANDARD, 4, 0);

        assertThat(threshold(alone)).isCloseTo(400, within(0.001));
        assertThat(threshold(ofFour)).isCloseTo(1600, within(0.001));
    }

    private static double threshold(CandidateEvidence evidence) {
        return evidence.findings().getFirst().threshold();
    }

    @Test
    void theUsersTriggersFireLiterallyAndSaySo() {
        CandidateEvidence evidence = BEGIN;
        for (int second = 1000; second < 1600; second++) {
            evidence = evidence.plus(traffic(second, new Tally(100, 0, 6, 6), new Tally(100, 0, 6, 6)));
        }

        List<Finding> failing = evidence.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL)
                .toList();
        assertThat(failing).extracting(Finding::rule).contains(Rule.SUSTAINED_THRESHOLD);
        assertThat(failing.getLast().explanation())
                .isEqualTo("requests over 2 s: 6% over the last 60 s; above the limit of 5% for 600 s, withdrawn after"
                        + " 600 s");
    }

    @Test
    void afterTheWeightsFellTheShareIsStillTheOneTheCandidateErredAt() {
        CandidateEvidence evidence = BEGIN.plus(
                        new SecondOfTraffic(1000, 0.05, new Tally(20, 4, 0, 0), new Tally(180, 0, 0, 0)))
                .plus(new SecondOfTraffic(1001, 0, Tally.NONE, new Tally(200, 0, 0, 0)));

        assertThat(evidence.findings().getFirst().explanation())
                .startsWith("errors: the candidate has 4 at a share of 5% of the traffic");
    }

    @Test
    void everyRuleSaysHowFarItIs() {
        CandidateEvidence evidence = BEGIN.plus(traffic(1000, new Tally(20, 1, 0, 0), new Tally(180, 2, 3, 0)));

        assertThat(evidence.findings())
                .extracting(Finding::explanation)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text)
                                .contains("errors: the candidate has 1", "more in a row would withdraw it"),
                        text -> assertThat(text).contains("errors: 1 of 20 requests, the objective is at most 1%"),
                        text -> assertThat(text)
                                .contains("errors: 20 requests at this step", "more good ones are enough"),
                        text -> assertThat(text).contains("errors: 5% over the last 30 s"),
                        text -> assertThat(text).contains("slow requests: the candidate has 0"),
                        text -> assertThat(text).contains("slow requests: 0 of 20 requests"),
                        text -> assertThat(text).contains("slow requests: "),
                        text -> assertThat(text).contains("requests over 2 s: 0%"));
    }

    private static SecondOfTraffic traffic(long second, Tally candidate, Tally stable) {
        return new SecondOfTraffic(second, 0.1, candidate, stable);
    }
}
