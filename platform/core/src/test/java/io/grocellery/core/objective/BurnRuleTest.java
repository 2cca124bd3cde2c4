package io.grocellery.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of Google's "The Site Reliability Workbook", chapter 5, "Alerting on SLOs", for an objective of 99.9%. */
class BurnRuleTest {

    private static final Objective THREE_NINES = new Objective(ObjectiveKind.AVAILABILITY, 0.001, true);

    /** Table 5-8: a page at 2% of the budget in 1 hour and 5% in 6, a ticket at 10% in 3 days. */
    @ParameterizedTest
    @CsvSource({
        "0, PAGE, PT1H, PT5M, 14.4, 0.02",
        "1, PAGE, PT6H, PT30M, 6, 0.05",
        "2, TICKET, P1D, PT2H, 3, 0.10",
        "3, TICKET, P3D, PT6H, 1, 0.10"
    })
    void theFourRulesAreThoseOfTheWorkbook(
            int number,
            BurnRule.Urgency urgency,
            Duration longWindow,
            Duration shortWindow,
            double factor,
            double consumed) {
        BurnRule rule = BurnRule.STANDARD.get(number);

        assertThat(rule).isEqualTo(new BurnRule(urgency, longWindow, shortWindow, factor));
        assertThat(rule.consumedAtFiring()).isCloseTo(consumed, within(1e-9));
        assertThat(rule.shortWindow()).as("a twelfth of the long one").isEqualTo(longWindow.dividedBy(12));
    }

    /** Table 5-4: a burn rate of 1, 2, 10 and 1,000 stands for errors of 0.1%, 0.2%, 1% and 100%. */
    @ParameterizedTest
    @CsvSource({"1, 0.001, 43200", "2, 0.002, 21600", "10, 0.01, 4320", "1000, 1.0, 43.2"})
    void aBurnRateIsAShareOfErrorsAndATimeUntilTheBudgetHasGone(double rate, double errors, double minutesUntilGone) {
        Counted window = new Counted(1_000_000, Math.round(errors * 1_000_000), 0, 3_600);

        assertThat(THREE_NINES.burnRate(window).orElseThrow()).isCloseTo(rate, within(1e-9));
        assertThat(Objective.PERIOD.toMinutes() / rate).isCloseTo(minutesUntilGone, within(1e-9));
    }

    /** "if ... the service is 100% down, the alert fires in": 14.4 · 0.1% of an hour are 51.84 s, 6 · 0.1% of six 129.6 s. */
    @ParameterizedTest
    @CsvSource({
        "0, 1.0, 51840",
        "1, 1.0, 129600",
        "2, 1.0, 259200",
        "3, 1.0, 259200",
        "0, 0.144, 360000",
        "3, 0.001, 259200000"
    })
    void theTimeToFireFollowsFromTheShareOfErrors(int number, double errors, long millis) {
        assertThat(BurnRule.STANDARD.get(number).timeToFire(errors, 0.001)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void whatIsBelowTheFactorNeverFires() {
        BurnRule page = BurnRule.STANDARD.getFirst();

        assertThat(page.timeToFire(0.0143, 0.001)).isGreaterThan(page.longWindow());
        assertThat(page.timeToFire(0.0144, 0.001)).isEqualTo(page.longWindow());
    }

    /** Ten bad requests stand behind every alert: 10 / (14.4 · 0.1%) and so on. */
    @ParameterizedTest
    @CsvSource({"0, 695", "1, 1667", "2, 3334", "3, 10000"})
    void aRuleIsJudgedFromSoManyRequestsOn(int number, long requests) {
        assertThat(BurnRule.STANDARD.get(number).requestsNeeded(THREE_NINES)).isEqualTo(requests);
    }

    @Test
    void aHundredRequestsAreNeededAtLeast() {
        assertThat(BurnRule.STANDARD
                        .getFirst()
                        .requestsNeeded(new Objective(ObjectiveKind.RESPONSE_TIME_P95, 0.05, true)))
                .isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"0, page 1h/5m", "1, page 6h/30m", "2, ticket 1d/2h", "3, ticket 3d/6h"})
    void isCalledByItsWindows(int number, String name) {
        assertThat(BurnRule.STANDARD.get(number).name()).isEqualTo(name);
    }
}
