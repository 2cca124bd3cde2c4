package io.grocellery.scantools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.abort;

import io.grocellery.core.scan.Finding;
import io.grocellery.core.scan.Outcome;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.ScanReport;
import io.grocellery.core.scan.Severity;
import io.grocellery.testkit.checkout.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The real tools with the house's own policy, each on a fault that it is there for. */
class ScanningIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);

    private static final Map<Scan, ScanReport> SEEDED = new EnumMap<>(Scan.class);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private SeededFaults workspace = new SeededFaults(Path.of(""));

    @BeforeEach
    void aWorkspace() {
        workspace = new SeededFaults(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "SPOTBUGS, SQL_INJECTION_JDBC, shop/src/main/java/shop/Orders.java, 8",
        "SEMGREP, sql-built-from-text, shop/src/main/java/shop/Orders.java, 8",
        "GITLEAKS, aws-access-token, deploy.sh, 2",
        "CHECKOV, CKV_AWS_24, terraform/main.tf, 1",
        "CHECKOV, CKV_DOCKER_8, Dockerfile, 3",
        "LICENCES, forbidden-licence:org.example:borrowed, shop/pom.xml, 3",
        "TRIVY, DS-0002, Dockerfile, 3",
    })
    void aFaultIsCriticalAndNamedWithItsLine(Scan scan, String rule, String path, int line) throws IOException {
        workspace.sow();
        ScanReport report = scannedOnce(scan);
        assertThat(report.open())
                .extracting(
                        Finding::rule,
                        Finding::severity,
                        finding -> finding.location().path(),
                        finding -> finding.location().line())
                .contains(tuple(rule, Severity.CRITICAL, path, line));
        assertThat(report.unclaimed()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SPOTBUGS", "SEMGREP", "GITLEAKS", "CHECKOV", "LICENCES", "TRIVY"})
    void aWorkspaceWithoutFaultsPasses(Scan scan) throws IOException {
        workspace.sowNothing();
        ScanReport report = scanned(scan);
        assertThat(report.open()).isEmpty();
        assertThat(report.unclaimed()).isEmpty();
    }

    @Test
    void aKeyInTheHistoryIsFoundAfterItWasTakenAway() throws Exception {
        workspace.sow();
        git("init", "-q");
        commit();
        workspace.write("deploy.sh", "#!/bin/sh\n");
        commit();
        ScanReport report = scanned(Scan.GITLEAKS);
        assertThat(report.open()).hasSize(1);
        assertThat(report.open().getFirst().message()).contains("in the history at commit");
        assertThat(new ReportJson(report, CLOCK.instant(), folder).text()).doesNotContain(SeededFaults.KEY);
    }

    @Test
    void aKeyOnAnotherBranchIsNotHeldAgainstThisOne() throws Exception {
        workspace.sowNothing();
        git("init", "-q");
        commit();
        git("checkout", "-q", "-b", "other");
        workspace.sow();
        commit();
        git("checkout", "-q", "-");
        assertThat(scanned(Scan.GITLEAKS).open()).isEmpty();
    }

    @Test
    void aWaiverHoldsUntilItsDayIsOver() throws IOException {
        workspace.write("deploy.sh", "#!/bin/sh\nexport AWS_ACCESS_KEY_ID=" + SeededFaults.KEY + "\n");
        String waiver =
                "- { tool: gitleaks, rule: aws-access-token, path: deploy.sh, reason: made up, owner: us, until: %s }\n";
        workspace.write("policy/waivers.yaml", waiver.formatted("2026-11-27"));
        assertThat(scanned(Scan.GITLEAKS).open()).isEmpty();
        assertThat(scanned(Scan.GITLEAKS).waived()).hasSize(1);

        workspace.write("policy/waivers.yaml", waiver.formatted("2026-11-26"));
        ScanReport expired = scanned(Scan.GITLEAKS);
        assertThat(expired.anyOpen(Severity.CRITICAL)).isTrue();
        assertThat(expired.expired()).hasSize(1);

        workspace.write("deploy.sh", "#!/bin/sh\n");
        workspace.write("policy/waivers.yaml", waiver.formatted("2026-11-27"));
        assertThat(scanned(Scan.GITLEAKS).unmatched()).hasSize(1);
    }

    @Test
    void eachRuleOfOursFindsWhatItIsForAndNothingElse() throws IOException, ToolFailure {
        Installed semgrep = new Installed(ToolFolder.ofUser(), "semgrep", java.time.Duration.ofMinutes(5));
        semgrep.obstacle().ifPresent(obstacle -> missing(Scan.SEMGREP, obstacle.why()));
        Path rules = Checkout.folder().resolve("policy/semgrep");
        try (var files = Files.list(rules)) {
            List<Path> all = files.toList();
            assertThat(all)
                    .filteredOn(file -> file.toString().endsWith(".yaml"))
                    .hasSizeGreaterThanOrEqualTo(7);
        }
        ToolProcess.Ended ended = semgrep.run(
                Workspace.of(rules, Checkout.folder()),
                List.of("--test", "--metrics", "off", "--disable-version-check", "."));
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("All tests passed");
    }

    @Test
    void whatIsNotInstalledIsToldAndNothingIsClaimed() throws IOException {
        workspace.sow();
        Scanning bare = new Scanning(
                Workspace.of(folder, Checkout.folder()),
                new ToolFolder(folder.resolve("nowhere")),
                Artifacts.NONE,
                SeededFaults.NOTHING_RUNS,
                CLOCK);
        ScanReport report = bare.run(List.of(Scan.SPOTBUGS, Scan.IMAGE), scan -> {}, outcome -> {});
        assertThat(report.outcomes())
                .extracting(outcome -> outcome.silence().orElse(""))
                .containsExactly("not run: spotbugs is not installed", "not run: no image was named");
        assertThat(report.unclaimed()).containsExactly(Scan.SPOTBUGS.claim(), Scan.IMAGE.claim());
        assertThat(new ReportJson(report, CLOCK.instant(), folder).text())
                .contains("\"outcome\" : \"not-run\"", "spotbugs is not installed");
    }

    /** All faults of a tool are found in one run of it. */
    private ScanReport scannedOnce(Scan scan) throws IOException {
        ScanReport known = SEEDED.get(scan);
        ScanReport report = known == null ? scanned(scan) : known;
        SEEDED.put(scan, report);
        return report;
    }

    private ScanReport scanned(Scan scan) throws IOException {
        Scanning scanning = new Scanning(
                Workspace.of(folder, Checkout.folder()),
                ToolFolder.ofUser(),
                Artifacts.NONE,
                SeededFaults.NOTHING_RUNS,
                CLOCK);
        ScanReport report = scanning.run(List.of(scan), begun -> {}, ended -> {});
        Outcome outcome = report.outcomes().getFirst();
        if (outcome instanceof Outcome.NotRun absent) {
            missing(scan, absent.why());
        }
        assertThat(outcome).isInstanceOf(Outcome.Ran.class);
        return report;
    }

    /** In CI all tools are there, but for trivy, which takes too long to compile. */
    private static void missing(Scan scan, String why) {
        assertThat(System.getenv("CI") == null || scan == Scan.TRIVY).as(why).isTrue();
        abort("skipped: " + why);
    }

    private void commit() throws ToolFailure {
        git("add", "-A");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "a");
    }

    private void git(String... words) throws ToolFailure {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        ToolProcess.Ended ended = new ToolProcess(folder, Map.of(), java.time.Duration.ofSeconds(60)).run(command);
        assertThat(ended.code()).as(ended.said()).isZero();
    }
}
