package io.grocellery.scantools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.scan.Finding;
import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Outcome;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.ScanReport;
import io.grocellery.core.scan.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * ZAP is in no registry whole, and not run here: a program of its name keeps what it is told, and answers with a report as
 * ZAP's documentation shows it.
 */
class RecordedZapTest {

    private static final RunningApplication SHOP = new RunningApplication(
            URI.create("http://127.0.0.1:8080"),
            List.of(URI.create("http://127.0.0.1:8082/v3/api-docs"), URI.create("http://127.0.0.1:8083/v3/api-docs")),
            "a.demo.token");

    /** What the jobs may be told: the templates of ZAP's automation 0.60.0, and its pages on the jobs of other add-ons. */
    private static final Map<String, Set<String>> DOCUMENTED = Map.of(
            "replacer", Set.of("deleteAllRules"),
            "openapi", Set.of("apiFile", "apiUrl", "context", "user", "targetUrl"),
            "passiveScan-wait", Set.of("maxDuration"),
            "activeScan",
                    Set.of(
                            "context",
                            "maxRuleDurationInMins",
                            "maxScanDurationInMins",
                            "maxAlertsPerRule",
                            "threadPerHost"),
            "report", Set.of("template", "theme", "reportDir", "reportFile", "reportTitle", "displayReport"));

    private static final String REPORT = """
            {"@programName": "ZAP", "@version": "2.17.0", "created": "2026-11-28T03:04:51.236211400Z", "site": [{
              "@name": "http://127.0.0.1:8080", "@host": "127.0.0.1", "@port": "8080", "@ssl": "false", "alerts": [
              {"pluginid": "40018", "alertRef": "40018", "name": "SQL Injection", "riskcode": "3", "confidence": "2",
               "riskdesc": "High (Medium)", "instances": [{"id": "1",
                 "uri": "http://127.0.0.1:8080/products?q=milk%27+AND+%271%27%3D%271", "method": "GET", "param": "q",
                 "attack": "milk' AND '1'='1", "evidence": "", "otherinfo": ""}], "count": "1", "systemic": false,
               "solution": "<p>Do not trust client side input.</p><p>Bind it.</p>", "cweid": "89"},
              {"pluginid": "10021", "alertRef": "10021", "name": "X-Content-Type-Options Header Missing", "riskcode": "1",
               "confidence": "2", "instances": [
                 {"uri": "http://127.0.0.1:8080/orders", "method": "GET", "param": "x-content-type-options", "attack": ""},
                 {"uri": "http://127.0.0.1:8080/orders", "method": "POST", "param": "x-content-type-options",
                  "attack": ""}]},
              {"pluginid": "10049", "alertRef": "10049-1", "name": "Non-Storable Content", "riskcode": "0",
               "confidence": "2", "instances": [{"uri": "http://127.0.0.1:8080/orders", "method": "GET"}]},
              {"pluginid": "90022", "alertRef": "90022", "name": "Application Error", "riskcode": "2",
               "confidence": "0", "instances": [{"uri": "http://127.0.0.1:8080/orders", "method": "GET"}]}]}]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private SeededFaults workspace = new SeededFaults(Path.of(""));

    @BeforeEach
    void aPolicy() throws IOException {
        workspace = new SeededFaults(folder);
        workspace.write("policy/waivers.yaml", "[]\n");
    }

    @Test
    void alertsAreFindingsByTheirRiskAndWhereTheyWereSeen() throws IOException {
        zapThat(0, REPORT);
        ScanReport report = scanned();
        assertThat(report.open())
                .extracting(Finding::rule, Finding::severity, Finding::location)
                .containsExactly(
                        tuple("40018", Severity.HIGH, new Location("http://127.0.0.1:8080/products", 0)),
                        tuple("10021", Severity.LOW, new Location("http://127.0.0.1:8080/orders", 0)),
                        tuple("10021", Severity.LOW, new Location("http://127.0.0.1:8080/orders", 0)));
        Finding injection = report.open().getFirst();
        assertThat(injection.message()).isEqualTo("SQL Injection (GET, q, asked for milk' AND '1'='1)");
        assertThat(injection.remedy()).isEqualTo("Do not trust client side input. Bind it.");
        assertThat(report.open()).extracting(Finding::fingerprint).doesNotHaveDuplicates();
        assertThat(report.outcomes().getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Ran.class, ran -> assertThat(ran.version()).isEqualTo("2.17.0"));
    }

    @Test
    void anAlertMayBeWaivedWhateverPortItWasSeenAt() throws IOException {
        workspace.write(
                "policy/waivers.yaml",
                "- { tool: zap, rule: '10021', path: '**/orders', reason: no page, owner: us, until: 2026-12-01 }\n");
        zapThat(0, REPORT);
        ScanReport report = scanned();
        assertThat(report.waived()).hasSize(2);
        assertThat(report.open()).hasSize(1);
    }

    @Test
    void itIsToldToStayAloneAndWhatToDo() throws IOException {
        zapThat(2, REPORT);
        scanned();
        List<String> words = Files.readAllLines(folder.resolve("tools/words"));
        assertThat(words).startsWith("-cmd", "-silent", "-dir").contains("-host", "127.0.0.1", "-port", "-autorun");
        assertThat(Path.of(words.getLast())).doesNotExist();
        assertThat(words.getLast()).endsWith("plan.yaml");
        assertThat(jobs())
                .extracting(job -> String.valueOf(job.get("type")))
                .containsExactly("replacer", "openapi", "openapi", "passiveScan-wait", "activeScan", "report");
    }

    @Test
    void itsPlanHasNothingThatZapDoesNotKnow() throws IOException {
        zapThat(0, REPORT);
        scanned();
        for (Map<?, ?> job : jobs()) {
            Set<String> known = Objects.requireNonNull(DOCUMENTED.get(String.valueOf(job.get("type"))));
            assertThat(known)
                    .containsAll(parameters(job).keySet().stream()
                            .map(String::valueOf)
                            .toList());
        }
        Map<?, ?> imported = jobs().get(1);
        assertThat(parameters(imported).get("apiUrl")).isEqualTo("http://127.0.0.1:8082/v3/api-docs");
        assertThat(parameters(imported).get("targetUrl")).isEqualTo("http://127.0.0.1:8080");
        assertThat(String.valueOf(jobs().getFirst().get("rules")))
                .contains("req_header", "Authorization", "Bearer a.demo.token", "\\Qhttp://127.0.0.1:8080\\E.*");
        assertThat(parameters(jobs().get(4)).get("maxScanDurationInMins")).isEqualTo(5);
    }

    @Test
    void aPlanThatBreaksOffAndASiteThatNeverAnsweredAreFailures() throws IOException {
        zapThat(1, REPORT);
        assertThat(scanned().outcomes().getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("zap ended with 1", "carried out"));
        zapThat(0, "{\"@version\": \"2.17.0\", \"site\": []}");
        assertThat(scanned().outcomes().getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("reached nothing"));
    }

    @Test
    void otherMachinesAreNotAttacked() {
        assertThatThrownBy(() -> new RunningApplication(URI.create("https://shop.example.org"), List.of(), ""))
                .isInstanceOf(ExplainedException.class)
                .hasMessageContaining("nothing was attacked");
        assertThat(SHOP.toString()).doesNotContain("token");
    }

    private ScanReport scanned() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
        ToolFolder tools = new ToolFolder(folder.resolve("tools"));
        return new Scanning(Workspace.of(folder, folder), tools, Artifacts.NONE, () -> SHOP, clock)
                .run(List.of(Scan.ZAP), begun -> {}, ended -> {});
    }

    private List<Map<?, ?>> jobs() throws IOException {
        Object plan = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(folder.resolve("tools/plan.yaml")));
        List<?> jobs = (List<?>) Objects.requireNonNull(((Map<?, ?>) plan).get("jobs"));
        return jobs.stream().<Map<?, ?>>map(job -> (Map<?, ?>) job).toList();
    }

    private static Map<?, ?> parameters(Map<?, ?> job) {
        return (Map<?, ?>) Objects.requireNonNull(job.get("parameters"));
    }

    /** A program that keeps its words and its plan, and writes a report where the plan says. */
    private void zapThat(int code, String report) throws IOException {
        workspace.write("tools/said", report);
        workspace.write("tools/bin/zap.sh", """
                #!/bin/sh
                cd '%s'
                printf '%%s\\n' "$@" >words
                while [ "$1" != -autorun ]; do shift; done
                cp "$2" plan.yaml
                said() { sed -n "s/^ *$1: //p" plan.yaml; }
                cp said "$(said reportDir)/$(said reportFile)"
                echo 'Automation plan was carried out'
                exit %d
                """.formatted(folder.resolve("tools"), code));
        Files.setPosixFilePermissions(folder.resolve("tools/bin/zap.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
