package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.jr.ob.JSON;

/** The command with the one scan that needs no tool. */
class ScanCommandTest {

    private static final String WAIVER = "- { tool: licences, rule: 'forbidden-licence:org.example:borrowed',"
            + " path: shop/pom.xml, reason: we asked, owner: us, until: %s }\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aModule() throws IOException {
        write("policy/licences.yaml", "- licence: MIT\n");
        write("shop/pom.xml", "<project>\n<artifactId>borrowed</artifactId>\n</project>\n");
    }

    @Test
    void aFindingIsToldWithItsLineAndMissesTheTarget() throws IOException {
        bom("AGPL-3.0-only");
        assertThat(scan(
                        "licences",
                        "--report",
                        folder.resolve("build/scan.json").toString()))
                .isEqualTo(ExitCode.TARGET_MISSED.number());
        assertThat(out.toString())
                .contains(
                        "shop/pom.xml:2: critical: forbidden-licence:org.example:borrowed (licences)",
                        "org.example:borrowed 1.0 is under AGPL-3.0-only",
                        "do: Take another library",
                        "1 critical, 0 high, 0 medium, 0 low; 0 waived");
        Map<String, Object> report = JSON.std.mapFrom(Files.readString(folder.resolve("build/scan.json")));
        assertThat(report).containsEntry("kind", "scan");
        assertThat(report.get("counts")).isEqualTo(Map.of("critical", 1, "high", 0, "medium", 0, "low", 0));
        assertThat(report.get("findings"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void whoeverReadsTheReportMayJudge() throws IOException {
        bom("AGPL-3.0-only");
        assertThat(scan("licences", "--fail-on", "none")).isEqualTo(ExitCode.DONE.number());
        assertThat(scan("licences", "--fail-on", "terrible")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("'terrible' is none of critical, high, medium and low");
    }

    @Test
    void aWaiverIsToldWithItsReasonAndTooLongWhenExpired() throws IOException {
        bom("AGPL-3.0-only");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        write("policy/waivers.yaml", WAIVER.formatted(today.plusDays(30)));
        assertThat(scan("licences")).isEqualTo(ExitCode.DONE.number());
        assertThat(out.toString()).contains("waived:", "we asked", "0 critical, 0 high, 0 medium, 0 low; 1 waived");

        write("policy/waivers.yaml", WAIVER.formatted(today.minusDays(2)));
        assertThat(scan("licences")).isEqualTo(ExitCode.TARGET_MISSED.number());
        assertThat(out.toString()).contains("expired: licences forbidden-licence:org.example:borrowed in shop/pom.xml");

        bom("MIT");
        write("policy/waivers.yaml", WAIVER.formatted(today.plusDays(30)));
        assertThat(scan("licences")).isEqualTo(ExitCode.DONE.number());
        assertThat(out.toString()).contains("waives nothing any more, and can go");
    }

    @Test
    void whatDidNotRunIsNotClaimed() throws IOException {
        assertThat(scan("licences", "image", "--require-all")).isEqualTo(ExitCode.MISSING_TOOL.number());
        assertThat(out.toString())
                .contains(
                        "not run: there is no bill of materials",
                        "not run: no image was named",
                        "cannot be claimed: that every part that is shipped has a licence of policy/licences.yaml");
        assertThat(scan("licences", "--json")).isEqualTo(ExitCode.DONE.number());
        assertThat(JSON.std.mapFrom(out.toString()).get("unclaimed"))
                .isEqualTo(List.of("that every part that is shipped has a licence of policy/licences.yaml"));
    }

    @Test
    void aPolicyWithAMistakeIsRefused() throws IOException {
        write("policy/waivers.yaml", "- { tool: licences }\n");
        assertThat(scan("licences")).isEqualTo(ExitCode.FAILED.number());
        assertThat(err.toString()).contains("waivers.yaml cannot be used", "line 1: 'rule' is missing");
    }

    @Test
    void aFolderAnImageOrAScanThatIsNotThereIsSaid() {
        assertThat(run("scan", "licences", "--workspace", folder.resolve("gone").toString()))
                .isEqualTo(ExitCode.FAILED.number());
        assertThat(err.toString()).contains("there is no folder");
        assertThat(scan("image", "--image", "gone.tar")).isEqualTo(ExitCode.FAILED.number());
        assertThat(err.toString()).contains("there is no image gone.tar");
        assertThat(run("scan", "sonar")).isEqualTo(ExitCode.USAGE.number());
    }

    private int scan(String... words) {
        return run(Stream.concat(Stream.of("scan", "--workspace", folder.toString()), Stream.of(words))
                .toArray(String[]::new));
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine commandLine = Grocellery.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(words);
    }

    private void bom(String licence) throws IOException {
        write("shop/target/bom.json", """
                {"bomFormat": "CycloneDX", "components": [{"group": "org.example", "name": "borrowed", "version": "1.0",
                  "licenses": [{"license": {"id": "%s"}}]}]}
                """.formatted(licence));
    }

    private void write(String file, String content) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.resolveSibling(""));
        Files.writeString(target, content);
    }
}
