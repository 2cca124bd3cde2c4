package io.grocellery.core.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.core.gate.GateVerdict.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final String COVERAGE = "code_coverage";
    private static final String HOLES = "security_vulnerabilities";

    @ParameterizedTest
    @CsvSource({
        ">80%, 80.01, PASSED",
        ">80%, 80, FAILED",
        ">=80%, 80, PASSED",
        "<10%, 9.99, PASSED",
        "<10%, 10, FAILED",
        "<=10%, 10, PASSED",
        "100%, 100, PASSED",
        "100%, 99.9999, FAILED",
        "> 80 %, 81, PASSED"
    })
    void boundsOneFigure(String expression, double value, Answer answer) {
        Gate gate = gate(COVERAGE, expression);

        GateVerdict verdict = gate.judge(facts(Fact.of(COVERAGE, value, Unit.PERCENT, "jacoco.xml")));

        assertThat(verdict.answer()).isEqualTo(answer);
        assertThat(verdict.passed()).isEqualTo(answer == Answer.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"0, 4, PASSED", "0, 5, FAILED", "1, 0, FAILED", "2, 9, FAILED"})
    void boundsSeveralFiguresOfOneName(double critical, double high, Answer answer) {
        Gate gate = gate(HOLES, "0 critical, <5 high");

        assertThat(gate.judge(holes(critical, high)).answer()).isEqualTo(answer);
    }

    @Test
    void aVerdictNamesItsRuleWhatItSawAndWhere() {
        Measurement measured = new Measurement(
                holes(1, 7).facts(), List.of("Shop.java:41 sql-injection"), List.of("not run: trivy is not installed"));

        GateVerdict verdict = gate(HOLES, "0 critical, <5 high").judge(measured);

        assertThat(verdict.inWords())
                .isEqualTo("security_vulnerabilities 0 critical, <5 high: failed, 1 critical is not 0 critical"
                        + " (scan.json); 7 high is not <5 high (scan.json)");
        assertThat(verdict.findings()).containsExactly("Shop.java:41 sql-injection");
        assertThat(verdict.reservations()).containsExactly("not run: trivy is not installed");
    }

    @Test
    void aPassKeepsWhatCannotBeClaimed() {
        Measurement measured =
                new Measurement(holes(0, 0).facts(), List.of(), List.of("not run: trivy is not installed"));

        GateVerdict verdict = gate(HOLES, "0 critical, <5 high").judge(measured);

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.reservations()).containsExactly("not run: trivy is not installed");
    }

    @Test
    void whatWasNotMeasuredDoesNotPass() {
        assertThat(gate(COVERAGE, ">80%").judge(Measurement.NONE).answer()).isEqualTo(Answer.NOT_MEASURED);
        assertThat(gate(HOLES, "0 critical, 0 odd").judge(holes(0, 0)).inWords())
                .contains("nothing measured security_vulnerabilities as '0 odd' asks")
                .contains("0 critical, 0 high");
    }

    @Test
    void aFigureOfAnotherUnitIsNotTheOneAskedFor() {
        Measurement counted = facts(Fact.of(COVERAGE, 90, Unit.COUNT, "lines"));

        assertThat(gate(COVERAGE, ">80%").judge(counted).answer()).isEqualTo(Answer.NOT_MEASURED);
    }

    @Test
    void secondsAndMillisecondsAreOneUnit() {
        Measurement measured = facts(Fact.of("response_time_p95", 1500, Unit.MILLISECONDS, "bench.json"));

        assertThat(gate("response_time_p95", "<2s").judge(measured).passed()).isTrue();
        assertThat(gate("response_time_p95", "<=1499 ms").judge(measured).passed())
                .isFalse();
    }

    @Test
    void everyReportMustHold() {
        Measurement two = facts(Fact.of(COVERAGE, 90, Unit.PERCENT, "a.xml"))
                .and(facts(Fact.of(COVERAGE, 70, Unit.PERCENT, "b.xml")));

        assertThat(gate(COVERAGE, ">80%").judge(two).inWords()).endsWith("failed, 70% is not >80% (b.xml)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", ">", "80%%", "0 critical, ", "<5 high, <3 high", "-1%", "=80%", "1e9%"})
    void refusesWhatIsNoExpression(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> GateExpression.parse(text));
    }

    @Test
    void aRangeIsTwoBounds() {
        Gate gate = gate("items", ">=1, <3");

        assertThat(gate.judge(facts(Fact.of("items", 2, Unit.COUNT, "x"))).passed())
                .isTrue();
        assertThat(gate.judge(facts(Fact.of("items", 3, Unit.COUNT, "x"))).passed())
                .isFalse();
    }

    @Test
    void whatHasNothingToBeAboutLetsTheStageGoOnAndSaysWhy() {
        GateName regression = new GateName("performance_regression");
        Measurement first = new Measurement(List.of(), List.of(), List.of(), Map.of(regression, "nothing was before"));
        GateVerdict verdict = gate(regression.value(), "<10%").judge(first);
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.inWords()).isEqualTo("performance_regression <10%: not applicable, nothing was before");
        assertThat(gate(COVERAGE, ">80%").judge(first).passed()).isFalse();
    }

    private static Gate gate(String name, String expression) {
        return new Gate(new GateName(name), GateExpression.parse(expression));
    }

    private static Measurement holes(double critical, double high) {
        return facts(
                Fact.of(HOLES, "critical", critical, Unit.COUNT, "scan.json"),
                Fact.of(HOLES, "high", high, Unit.COUNT, "scan.json"));
    }

    private static Measurement facts(Fact... facts) {
        return new Measurement(List.of(facts), List.of(), List.of());
    }
}
