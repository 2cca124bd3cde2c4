package io.grocellery.scantools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.grocellery.core.scan.Finding;
import io.grocellery.core.scan.Location;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen of an image where Trivy is not installed. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ImageScansTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);
    private static final String GOOD = "{\"config\": {\"User\": \"10001:10001\", \"Env\": [\"PATH=/opt/java/bin\"]}}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"config\": {}}",
                "{\"config\": {\"User\": \"\"}}",
                "{\"config\": {\"User\": \"0\"}}",
                "{\"config\": {\"User\": \"root:10001\"}}"
            })
    void anImageThatStartsAsRootIsCritical(String configuration) throws Exception {
        Finding found = only(scanned(Scan.CONTAINER, configuration, "text"));

        assertThat(found.rule()).isEqualTo("root-user");
        assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.location()).isEqualTo(new Location("image.tar!config.json", 0));
    }

    @Test
    void anImageThatStartsAsNobodyPasses() throws Exception {
        ScanReport report = scanned(Scan.CONTAINER, GOOD, "text");

        assertThat(report.open()).isEmpty();
        assertThat(report.unclaimed()).isEmpty();
    }

    @Test
    void aPasswordThatAnImageBringsAlongIsCriticalAndNotTold() throws Exception {
        String variables = "\"DATABASE_PASSWORD=hunter2\", \"TOKEN_FILE=/run/token\", \"API_KEY=\"";
        ScanReport report =
                scanned(Scan.CONTAINER, "{\"config\": {\"User\": \"10001\", \"Env\": [" + variables + "]}}", "text");

        Finding found = only(report);
        assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.message()).contains("DATABASE_PASSWORD");
        assertThat(new ReportJson(report, CLOCK.instant(), folder).text()).doesNotContain("hunter2");
    }

    @Test
    void aFileThatIsNoImageIsAFailure() throws Exception {
        Path file = Files.writeString(folder.resolve("image.tar"), "an image");

        assertThat(scanned(Scan.CONTAINER, file).outcomes().getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("image.tar"));
    }

    @Test
    void textsInLayersAndInTheirJarsAreShownAndNothingElse() throws Exception {
        Path image = new SeededImage(folder).archive(GOOD, "a text");
        Path texts = Files.createDirectories(folder.resolve("texts"));

        new ImageArchive(image).files(new Texts(texts)::keep);

        try (var files = Files.walk(texts)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> texts.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "app/" + "deep/".repeat(30) + "start.sh", "app/shop.jar!/config/application.properties");
        }
        assertThat(texts.resolve("app/shop.jar!/config/application.properties")).hasContent("a text");
    }

    @Test
    void aKeyInALayerIsFoundWithItsPlace() throws Exception {
        ToolFolder tools = ToolFolder.ofUser();
        if (tools.program("gitleaks").isEmpty()) {
            assertThat(System.getenv("CI")).as("gitleaks is not installed").isNull();
            abort("skipped: gitleaks is not installed");
        }
        Path image = new SeededImage(folder).archive(GOOD, "#!/bin/sh\nexport AWS_ACCESS_KEY_ID=" + SeededFaults.KEY);

        ScanReport report = scanned(Scan.LAYERS, image, tools);

        assertThat(report.open())
                .extracting(Finding::location)
                .containsExactlyInAnyOrder(
                        new Location("image.tar!app/" + "deep/".repeat(30) + "start.sh", 2),
                        new Location("image.tar!app/shop.jar!/config/application.properties", 2));
        assertThat(report.anyOpen(Severity.CRITICAL)).isTrue();
        assertThat(new ReportJson(report, CLOCK.instant(), folder).text()).doesNotContain(SeededFaults.KEY);
    }

    @Test
    void whatABillThatNamesNoLicenceSaysIsNothing() throws IOException {
        Path bill = Files.writeString(folder.resolve("shop.cdx.json"), """
                {"bomFormat": "CycloneDX", "components": [{"type": "library", "name": "borrowed", "version": "1.0"},
                  {"type": "platform", "name": "java-runtime", "licenses": [{"license": {"id": "GPL-2.0-only"}}]}]}
                """);

        Outcome outcome = licences(bill).outcomes().getFirst();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.NotRun.class, absent -> {
            assertThat(absent.why()).contains("no part of shop.cdx.json says its licence");
            assertThat(absent.toolMissing()).isFalse();
        });
    }

    @Test
    void aBillThatIsNamedIsLookedAtInThePlaceOfTheModules() throws IOException {
        Files.createDirectories(folder.resolve("policy"));
        Files.writeString(folder.resolve("policy/licences.yaml"), "- licence: MIT\n");
        Path bill = Files.writeString(folder.resolve("shop.cdx.json"), """
                {"bomFormat": "CycloneDX", "components": [
                  {"type": "library", "name": "borrowed", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]},
                  {"type": "file", "name": "/lib/libc.so.6"}]}
                """);

        assertThat(licences(bill).open())
                .singleElement()
                .satisfies(found -> assertThat(found.rule()).isEqualTo("forbidden-licence:borrowed"));
    }

    private static Finding only(ScanReport report) {
        assertThat(report.open()).hasSize(1);
        return report.open().getFirst();
    }

    private ScanReport scanned(Scan scan, String configuration, String text) throws Exception {
        return scanned(scan, new SeededImage(folder).archive(configuration, text));
    }

    private ScanReport scanned(Scan scan, Path image) throws IOException {
        return scanned(scan, image, new ToolFolder(folder.resolve("nowhere")));
    }

    private ScanReport scanned(Scan scan, Path image, ToolFolder tools) throws IOException {
        return run(scan, new Artifacts(List.of(image.toRealPath()), List.of()), tools);
    }

    private ScanReport licences(Path bill) throws IOException {
        return run(
                Scan.LICENCES,
                new Artifacts(List.of(), List.of(bill.toRealPath())),
                new ToolFolder(folder.resolve("nowhere")));
    }

    private ScanReport run(Scan scan, Artifacts artifacts, ToolFolder tools) throws IOException {
        return new Scanning(Workspace.of(folder, Checkout.folder()), tools, artifacts, SeededFaults.NOTHING_RUNS, CLOCK)
                .run(List.of(scan), begun -> {}, ended -> {});
    }
}
