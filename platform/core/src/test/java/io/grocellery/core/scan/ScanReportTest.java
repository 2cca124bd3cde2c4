package io.grocellery.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.core.scan.ScanReport.WaivedFinding;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScanReportTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void countsWhatNobodyWaived() {
        Finding injection = finding("sql", Severity.CRITICAL, "shop/Orders.java", 12);
        Finding habit = finding("format", Severity.LOW, "shop/Orders.java", 3);
        ScanReport report = ScanReport.of(List.of(ran(habit, injection)), List.of(), TODAY);
        assertThat(report.open()).containsExactly(injection, habit);
        assertThat(report.count(Severity.CRITICAL)).isOne();
        assertThat(report.count(Severity.HIGH)).isZero();
        assertThat(report.count(Severity.LOW)).isOne();
        assertThat(report.anyOpen(Severity.HIGH)).isTrue();
    }

    @Test
    void aWaiverHoldsOnItsLastDayAndNoLonger() {
        Finding injection = finding("sql", Severity.CRITICAL, "shop/Orders.java", 12);
        Waiver waiver = waiver("sql", "shop/*.java", TODAY);
        ScanReport onItsLastDay = ScanReport.of(List.of(ran(injection)), List.of(waiver), TODAY);
        assertThat(onItsLastDay.open()).isEmpty();
        assertThat(onItsLastDay.waived()).containsExactly(new WaivedFinding(injection, waiver));
        assertThat(onItsLastDay.anyOpen(Severity.LOW)).isFalse();

        ScanReport theDayAfter = ScanReport.of(List.of(ran(injection)), List.of(waiver), TODAY.plusDays(1));
        assertThat(theDayAfter.open()).containsExactly(injection);
        assertThat(theDayAfter.waived()).isEmpty();
        assertThat(theDayAfter.expired()).containsExactly(waiver);
    }

    @Test
    void aWaiverIsForItsRuleItsFilesAndItsFingerprintAlone() {
        Finding injection = finding("sql", Severity.CRITICAL, "shop/Orders.java", 12);
        assertThat(waiver("sql", "shop/**", TODAY).covers(injection)).isTrue();
        assertThat(waiver("xss", "shop/**", TODAY).covers(injection)).isFalse();
        assertThat(waiver("sql", "platform/**", TODAY).covers(injection)).isFalse();
        assertThat(waiver("sql", "shop/**", injection.fingerprint()).covers(injection))
                .isTrue();
        assertThat(waiver("sql", "shop/**", new Fingerprint("0000000000000000")).covers(injection))
                .isFalse();
    }

    @Test
    void aWaiverThatCoversNothingIsToldWhenItsScanRan() {
        Waiver waiver = waiver("sql", "shop/**", TODAY);
        assertThat(ScanReport.of(List.of(ran()), List.of(waiver), TODAY).unmatched())
                .containsExactly(waiver);
        Outcome absent = new Outcome.NotRun(Scan.SEMGREP, "semgrep is not installed", "install it", true);
        assertThat(ScanReport.of(List.of(absent), List.of(waiver), TODAY).unmatched())
                .isEmpty();
    }

    @Test
    void whatDidNotRunCannotBeClaimed() {
        ScanReport report = ScanReport.of(
                List.of(
                        ran(),
                        new Outcome.NotRun(Scan.CHECKOV, "checkov is not installed", "install it", true),
                        new Outcome.Unreachable(Scan.VULNERABILITIES, "0.74.0", "no network"),
                        new Outcome.Failed(Scan.GITLEAKS, "it ended with 126")),
                List.of(),
                TODAY);
        assertThat(report.unclaimed())
                .containsExactly(Scan.CHECKOV.claim(), Scan.VULNERABILITIES.claim(), Scan.GITLEAKS.claim());
        assertThat(report.outcomes().get(1).silence()).hasValue("not run: checkov is not installed");
        assertThat(report.outcomes().get(2).silence())
                .hasValue("the vulnerability database cannot be reached: no network");
    }

    @Test
    void severitiesFollowTheRatingsOfCvss() {
        assertThat(Severity.ofScore(10)).isEqualTo(Severity.CRITICAL);
        assertThat(Severity.ofScore(9)).isEqualTo(Severity.CRITICAL);
        assertThat(Severity.ofScore(8.9)).isEqualTo(Severity.HIGH);
        assertThat(Severity.ofScore(7)).isEqualTo(Severity.HIGH);
        assertThat(Severity.ofScore(6.9)).isEqualTo(Severity.MEDIUM);
        assertThat(Severity.ofScore(4)).isEqualTo(Severity.MEDIUM);
        assertThat(Severity.ofScore(3.9)).isEqualTo(Severity.LOW);
        assertThat(Severity.ofScore(0)).isEqualTo(Severity.LOW);
        assertThatIllegalArgumentException().isThrownBy(() -> Severity.ofScore(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Severity.ofScore(10.1));
        assertThat(Severity.named("High")).isEqualTo(Severity.HIGH);
        assertThatIllegalArgumentException().isThrownBy(() -> Severity.named("urgent"));
    }

    @Test
    void aFingerprintStaysWhenLinesMoveAndAreIndented() {
        Fingerprint before = Fingerprint.of(Scan.SEMGREP, "sql", "a/B.java", "    query(a + b);", 0);
        assertThat(Fingerprint.of(Scan.SEMGREP, "sql", "a/B.java", "query(a  +  b);", 0))
                .isEqualTo(before);
        assertThat(Fingerprint.of(Scan.SEMGREP, "sql", "a/B.java", "query(a + b);", 1))
                .isNotEqualTo(before);
        assertThat(Fingerprint.of(Scan.SEMGREP, "sql", "a/C.java", "query(a + b);", 0))
                .isNotEqualTo(before);
        assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint("XYZ"));
    }

    @Test
    void patternsNameFiles() {
        assertThat(new FilePattern("**/src/test/**").matches("a/b/src/test/C.java"))
                .isTrue();
        assertThat(new FilePattern("**/src/test/**").matches("src/test/C.java")).isTrue();
        assertThat(new FilePattern("a/*.java").matches("a/B.java")).isTrue();
        assertThat(new FilePattern("a/*.java").matches("a/b/C.java")).isFalse();
        assertThat(new FilePattern("a.b").matches("aXb")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new FilePattern("../secrets"));
        assertThatIllegalArgumentException().isThrownBy(() -> new FilePattern("/etc/passwd"));
    }

    @Test
    void scansAreNamed() {
        assertThat(Scan.named("semgrep")).isEqualTo(Scan.SEMGREP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scan.named("sonar"))
                .withMessageContaining("spotbugs, semgrep");
    }

    private static Outcome ran(Finding... findings) {
        return new Outcome.Ran(
                Scan.SEMGREP, "1.185.0", Duration.ofSeconds(3), Optional.empty(), Arrays.asList(findings));
    }

    private static Finding finding(String rule, Severity severity, String path, int line) {
        return new Finding(
                Scan.SEMGREP,
                rule,
                severity,
                "text goes into a query",
                "bind it",
                new Location(path, line),
                Fingerprint.of(Scan.SEMGREP, rule, path, "query(a + b);", line));
    }

    private static Waiver waiver(String rule, String files, LocalDate until) {
        return waiver(rule, files, Optional.empty(), until);
    }

    private static Waiver waiver(String rule, String files, Fingerprint only) {
        return waiver(rule, files, Optional.of(only), TODAY);
    }

    private static Waiver waiver(String rule, String files, Optional<Fingerprint> only, LocalDate until) {
        return new Waiver(Scan.SEMGREP, rule, new FilePattern(files), only, "a reason", "shop team", until);
    }
}
