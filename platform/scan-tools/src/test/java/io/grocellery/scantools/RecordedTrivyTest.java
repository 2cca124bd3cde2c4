package io.grocellery.scantools;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.scan.Finding;
import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Outcome;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.ScanReport;
import io.grocellery.core.scan.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Trivy 0.74.0 wrote in its own tests, shortened, told by a program that answers as it does: Trivy takes too long to
 * compile to be in each build. {@link ScanningIT} runs the real one where it is installed.
 */
class RecordedTrivyTest {

    private static final String ROOT_CONTAINER = """
            {"SchemaVersion": 2, "ArtifactName": ".", "Results": [{"Target": "Dockerfile", "Class": "config",
              "Type": "dockerfile", "MisconfSummary": {"Successes": 26, "Failures": 1}, "Misconfigurations": [{
              "Type": "Dockerfile Security Check", "ID": "DS-0002", "Title": "Image user should not be 'root'",
              "Message": "Specify at least 1 USER command in Dockerfile with non-root user as argument",
              "Resolution": "Add 'USER <non root user name>' line to the Dockerfile", "Severity": "HIGH",
              "Status": "FAIL", "CauseMetadata": {"Provider": "Dockerfile", "StartLine": 2}}]}]}
            """;

    private static final String VULNERABLE = """
            {"SchemaVersion": 2, "Results": [{"Target": "Java", "Class": "lang-pkgs", "Type": "jar", "Vulnerabilities": [{
              "VulnerabilityID": "CVE-2021-44228", "PkgName": "org.apache.logging.log4j:log4j-core",
              "InstalledVersion": "2.14.1", "FixedVersion": "2.15.0, 2.3.1, 2.12.2", "Severity": "CRITICAL",
              "Title": "log4j-core: Remote code execution in Log4j 2.x"}]}]}
            """;

    private static final String NO_DATABASE =
            "2026-11-27T12:00:00Z FATAL Fatal error run error: init error: DB error: failed to download vulnerability DB:"
                    + " OCI artifact error: context deadline exceeded";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void aModule() throws IOException {
        SeededFaults workspace = new SeededFaults(folder);
        workspace.write("policy/waivers.yaml", "[]\n");
        workspace.write("shop/pom.xml", "<project>\n<artifactId>log4j-core</artifactId>\n</project>\n");
        workspace.write("shop/target/bom.json", "{\"bomFormat\": \"CycloneDX\", \"components\": []}");
        workspace.write("shop.tar", "an image");
    }

    @Test
    void aRootContainerIsToldWithItsLine() throws IOException {
        trivyThat("report", ROOT_CONTAINER, "");
        Finding found = scanned(Scan.TRIVY).open().getFirst();
        assertThat(found.rule()).isEqualTo("DS-0002");
        assertThat(found.severity()).isEqualTo(Severity.HIGH);
        assertThat(found.location()).isEqualTo(new Location("Dockerfile", 2));
        assertThat(found.remedy()).startsWith("Add 'USER");
    }

    @Test
    void anImageIsLookedInto() throws IOException {
        trivyThat("report", ROOT_CONTAINER, "");
        assertThat(scanned(Scan.IMAGE).open().getFirst().location()).isEqualTo(new Location("shop.tar!Dockerfile", 2));
    }

    @Test
    void aKnownVulnerabilityIsToldWhereThePartIsAskedForAndWithTheDateOfTheDatabase() throws IOException {
        trivyThat("report", VULNERABLE, ", \"VulnerabilityDB\": {\"UpdatedAt\": \"2026-11-26T06:00:00Z\"}");
        ScanReport report = scanned(Scan.VULNERABILITIES);
        Finding found = report.open().getFirst();
        assertThat(found.rule()).isEqualTo("CVE-2021-44228");
        assertThat(found.location()).isEqualTo(new Location("shop/pom.xml", 2));
        assertThat(found.remedy()).isEqualTo("Take 2.15.0, 2.3.1, 2.12.2");
        assertThat(report.outcomes().getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Ran.class,
                        ran -> assertThat(ran.database()).hasValue(Instant.parse("2026-11-26T06:00:00Z")));
    }

    @Test
    void aDatabaseThatCannotBeHadIsNeverZeroFindings() throws IOException {
        trivyThat("refuse", NO_DATABASE, "");
        ScanReport report = scanned(Scan.VULNERABILITIES);
        assertThat(report.outcomes().getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Unreachable.class,
                        unreachable -> assertThat(unreachable.why()).contains("failed to download vulnerability DB"));
        assertThat(report.unclaimed()).containsExactly(Scan.VULNERABILITIES.claim());
        assertThat(new ReportJson(report, Instant.EPOCH, folder).text())
                .contains("\"outcome\" : \"unreachable\"")
                .doesNotContain("\"findings\" : 0");
    }

    @Test
    void whateverElseGoesWrongIsAFailure() throws IOException {
        trivyThat("refuse", "FATAL no such file", "");
        assertThat(scanned(Scan.VULNERABILITIES).outcomes().getFirst()).isInstanceOf(Outcome.Failed.class);
        assertThat(scanned(Scan.TRIVY).outcomes().getFirst()).isInstanceOf(Outcome.Failed.class);
    }

    private ScanReport scanned(Scan scan) throws IOException {
        Workspace workspace = Workspace.of(folder, folder);
        List<Path> images = scan == Scan.IMAGE ? List.of(workspace.folder().resolve("shop.tar")) : List.of();
        Clock clock = Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);
        Artifacts artifacts = new Artifacts(images, List.of());
        return new Scanning(
                        workspace, new ToolFolder(folder.resolve("tools")), artifacts, SeededFaults.NOTHING_RUNS, clock)
                .run(List.of(scan), begun -> {}, ended -> {});
    }

    /** A program that writes a report where it is told to, or says why not. */
    private void trivyThat(String does, String text, String database) throws IOException {
        SeededFaults workspace = new SeededFaults(folder);
        workspace.write("tools/said", text);
        workspace.write("tools/bin/trivy", """
                #!/bin/sh
                if [ "$1" = version ]; then
                    echo '{"Version": "0.74.0"%s}'
                    exit
                fi
                if [ %s = refuse ]; then
                    cat "%s" >&2
                    exit 1
                fi
                while [ "$1" != --output ]; do shift; done
                cp "%s" "$2"
                """.formatted(
                        database, does, folder.resolve("tools/said"), folder.resolve("tools/said")));
        Files.setPosixFilePermissions(folder.resolve("tools/bin/trivy"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
