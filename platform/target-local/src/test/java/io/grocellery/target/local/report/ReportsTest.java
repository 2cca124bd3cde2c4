package io.grocellery.target.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.evidence.ScanEvidence;
import io.grocellery.core.gate.Fact;
import io.grocellery.core.gate.GateName;
import io.grocellery.core.gate.Measurement;
import io.grocellery.core.gate.Unit;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.ReportKind;
import io.grocellery.core.pipeline.StageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    @TempDir
    private Path workspace;

    @Test
    void testsAreCountedOverAllFilesAndAFailureIsNamedWithItsLine() throws IOException {
        write("a/target/surefire-reports/TEST-a.xml", """
                <testsuite name="shop.CartTest" tests="3" failures="1" skipped="1">
                  <properties><property name="a" value="b"/></properties>
                  <testcase name="adds" classname="shop.CartTest"><system-out><![CDATA[<failure/>]]></system-out></testcase>
                  <testcase name="taxes" classname="shop.CartTest">
                    <failure message="expected: 3&#10;but was: 4" type="AssertionError"><![CDATA[org.Failed: expected
                  at org.assertj.Assertions.fail(Assertions.java:9)
                  at shop.CartTest.taxes(CartTest.java:41)]]></failure>
                  </testcase>
                  <testcase name="later" classname="shop.CartTest"><skipped message="no browser"/></testcase>
                </testsuite>
                """);
        write("b/target/surefire-reports/TEST-b.xml", """
                <testsuites><testsuite><testcase name="sums" classname="shop.SumTest"/><testcase name="odd" classname="shop.SumTest"/></testsuite></testsuites>
                """);

        Measurement measured = read(ReportKind.TESTS, "**/surefire-reports/*.xml");

        assertThat(measured.facts())
                .contains(
                        Fact.of("tests", 4, Unit.COUNT, "tests"),
                        Fact.of("skipped_tests", 1, Unit.COUNT, "tests"),
                        Fact.of("test_pass_rate", 75, Unit.PERCENT, "4 tests"));
        assertThat(measured.findings()).containsExactly("CartTest.java:41 shop.CartTest.taxes: expected: 3 but was: 4");
    }

    @Test
    void aFailureThatSaysNothingIsToldByWhatCausedIt() throws IOException {
        write("TEST-a.xml", """
                <testsuite><testcase name="initializationError" classname="shop.CartTest">
                  <error type="java.lang.ExceptionInInitializerError"><![CDATA[java.lang.ExceptionInInitializerError
                  at shop.CartTest.<clinit>(CartTest.java:12)
                Caused by: java.lang.IllegalStateException: wrapped
                  ... 3 more
                Caused by: java.io.IOException: disk full
                  ... 5 more]]></error>
                </testcase></testsuite>
                """);
        assertThat(read(ReportKind.TESTS, "TEST-a.xml").findings())
                .containsExactly("CartTest.java:12 shop.CartTest.initializationError: java.io.IOException: disk full");
    }

    @Test
    void coverageIsOfAllLinesTogether() throws IOException {
        write("a/jacoco.xml", """
                <?xml version="1.0"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
                <report name="a"><package name="p"><counter type="LINE" missed="999" covered="0"/></package>
                <counter type="LINE" missed="10" covered="90"/><counter type="BRANCH" missed="1" covered="1"/></report>
                """);
        write("b/jacoco.xml", "<report name='b'><counter type='LINE' missed='200' covered='100'/></report>");

        Measurement measured = read(ReportKind.COVERAGE, "**/jacoco.xml");

        assertThat(measured.facts())
                .containsExactly(
                        Fact.of("code_coverage", 47.5, Unit.PERCENT, "lines of all modules"),
                        Fact.of("branch_coverage", 50, Unit.PERCENT, "lines of all modules"));
        assertThat(measured.findings())
                .containsExactly("b/jacoco.xml: 100 of 300 lines covered", "a/jacoco.xml: 90 of 100 lines covered");
    }

    @Test
    void findingsAreCountedBySeverityAndWhatDidNotRunIsNoZero() throws IOException {
        write("scan.json", """
                { "kind": "scan", "counts": { "critical": 1, "high": 0, "medium": 2, "low": 0 },
                  "scans": [ { "scan": "semgrep", "outcome": "ran" },
                             { "scan": "vulnerabilities", "outcome": "unreachable", "why": "no database",
                               "unclaimed": "that no part has a known vulnerability" } ],
                  "findings": [ { "scan": "semgrep", "rule": "odd", "severity": "medium", "message": "hm", "path": "b.sh", "line": 0 },
                                { "scan": "semgrep", "rule": "sql", "severity": "critical", "message": "sql from text", "path": "a/B.java", "line": 12 } ] }
                """);

        Measurement measured = read(ReportKind.SCAN, "scan.json");

        assertThat(measured.facts())
                .contains(Fact.of("security_vulnerabilities", "critical", 1, Unit.COUNT, "scan.json"));
        assertThat(measured.findings())
                .containsExactly("a/B.java:12 critical sql: sql from text", "b.sh medium odd: hm");
        assertThat(measured.reservations())
                .containsExactly("unreachable: no database; not claimed: that no part has a known vulnerability");
    }

    @Test
    void theReportOfAScanIsReadWithItsWaivers() throws IOException {
        write("scan.json", """
                {"scans": [{"scan": "semgrep", "outcome": "ran", "version": "1.1", "findings": 2},
                           {"scan": "trivy", "outcome": "not-run", "why": "trivy is not installed", "unclaimed": "x"}],
                 "findings": [{"scan": "semgrep", "rule": "r", "severity": "high", "message": "m", "path": "a.java", "line": 3}],
                 "waived": [{"scan": "semgrep", "rule": "w", "severity": "low", "message": "m", "path": "b.java", "line": 0,
                             "waiver": {"reason": "because", "owner": "ada", "until": "2027-01-01"}}],
                 "waivers": {"expired": [{"rule": "old", "path": "c.java", "until": "2026-01-01", "owner": "ada"}]}}
                """);

        ScanEvidence scan = ScanReports.read(new StageName("scan"), workspace.resolve("scan.json"))
                .orElseThrow();

        assertThat(scan.scans()).extracting(ScanEvidence.Ran::found).containsExactly("2", "");
        assertThat(scan.findings()).extracting(ScanEvidence.Finding::place).containsExactly("a.java:3");
        assertThat(scan.waived())
                .extracting(each -> each.finding().place() + " " + each.reason() + " " + each.until())
                .containsExactly("b.java because 2027-01-01");
        assertThat(scan.expired()).containsExactly("old in c.java until 2026-01-01, ada");
    }

    @Test
    void aRegressionNeedsABaseline() throws IOException {
        write("with.json", """
                { "worst_regression": 0.125, "figures": [
                  { "journey": "checkout", "figure": "p95", "unit": "ms", "baseline": 40.0, "measured": 45.0, "verdict": "regression" },
                  { "journey": "browse", "figure": "p95", "unit": "ms", "baseline": 4.0, "measured": 4.0, "verdict": "no-regression" } ] }
                """);
        write("without.json", "{ \"figures\": [], \"note\": \"no baseline: nothing compared\" }");

        assertThat(read(ReportKind.PERFORMANCE, "with.json"))
                .isEqualTo(new Measurement(
                        List.of(Fact.of("performance_regression", 12.5, Unit.PERCENT, "with.json")),
                        List.of("checkout p95: 45.0 ms instead of 40.0"),
                        List.of()));
        assertThat(read(ReportKind.PERFORMANCE, "without.json"))
                .isEqualTo(new Measurement(List.of(), List.of(), List.of("no baseline: nothing compared")));
    }

    @Test
    void answersThatSomebodyShouldNotHaveGotAreNamed() throws IOException {
        write("a.json", """
                { "answers": 100, "not_run": ["ZAP is not installed"], "findings": [
                  { "check": "matrix", "operation": "GET /orders/{id}", "role": "other-shopper", "message": "200 instead of 404" } ] }
                """);

        Measurement measured = read(ReportKind.AUTHORISATION, "a.json");

        assertThat(measured.facts()).contains(Fact.of("authorisation_findings", 1, Unit.COUNT, "a.json"));
        assertThat(measured.findings())
                .containsExactly("GET /orders/{id} as other-shopper, matrix: 200 instead of 404");
        assertThat(measured.reservations()).containsExactly("ZAP is not installed");
    }

    @Test
    void theFirstReleaseHasNothingThatItCouldBeSlowerThan() throws IOException {
        write("journeys.json", """
                { "figures": [], "verdict": "first", "first": "prod serves no release yet" }""");
        Measurement measured = read(ReportKind.PERFORMANCE, "journeys.json");
        assertThat(measured.facts()).isEmpty();
        assertThat(measured.groundless())
                .containsExactly(Map.entry(new GateName("performance_regression"), "prod serves no release yet"));
    }

    @Test
    void aReportThatIsNotThereMeasuresNothingAndSaysSo() {
        assertThat(read(ReportKind.TESTS, "**/*.xml"))
                .isEqualTo(new Measurement(List.of(), List.of(), List.of("there is no report of tests")));
    }

    @Test
    void aReportInAnotherFormIsToldWithItsFile() throws IOException {
        write("odd.json", "{ \"counts\": {} }");
        write("odd.xml", "<testsuite><testcase name='a'>");

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(ReportKind.SCAN, "odd.json"))
                .withMessageContaining("odd.json")
                .withMessageContaining("critical");
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(ReportKind.TESTS, "odd.xml"))
                .withMessageContaining("JUnit XML");
    }

    @Test
    void nothingOutsideAReportIsRead() throws IOException {
        write("secret.txt", "hidden");
        write("evil.xml", """
                <!DOCTYPE t [<!ENTITY x SYSTEM "%s">]>
                <testsuite><testcase classname='a' name='b'><failure message='m'>(a.java:&x;)</failure></testcase></testsuite>
                """.formatted(workspace.resolve("secret.txt").toUri()));

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(ReportKind.TESTS, "evil.xml"))
                .withMessageNotContaining("hidden");
    }

    @Test
    void releasesAreReadByService() throws IOException {
        write("build/releases.json", """
                { "releases": [ { "service": "b-service", "release": "r-2" }, { "service": "a-service", "release": "r-1" } ] }
                """);

        assertThat(ReportedReleases.read(workspace, Map.of(ReportKind.RELEASES, List.of("build/*.json"))))
                .containsExactly(
                        Map.entry(new ServiceName("a-service"), new ReleaseId("r-1")),
                        Map.entry(new ServiceName("b-service"), new ReleaseId("r-2")));
    }

    private Measurement read(ReportKind kind, String pattern) {
        return Reports.read(workspace, Map.of(kind, List.of(pattern)));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(workspace.resolve(file).resolveSibling(""));
        Files.writeString(workspace.resolve(file), text);
    }
}
