package io.grocellery.target.local.report;

import io.grocellery.core.evidence.ScanEvidence;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.target.local.files.JsonTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Scan reports of stages, as {@code grocellery scan} writes them. */
public final class ScanReports {

    private static final String UNKNOWN = "?";

    private ScanReports() {}

    /** What a report says beyond its gate; empty when the file is no such report, which its gate has said. */
    public static Optional<ScanEvidence> read(StageName stage, Path file) {
        try {
            return Optional.of(evidence(stage.value(), String.valueOf(file.getFileName()), JsonReports.tree(file)));
        } catch (IOException | JacksonException | IllegalStateException odd) {
            return Optional.empty();
        }
    }

    static ScanEvidence evidence(String stage, String file, JsonTree report) {
        return new ScanEvidence(
                stage,
                file,
                report.list("scans").stream().map(ScanReports::ran).toList(),
                report.list("findings").stream().map(ScanReports::finding).toList(),
                report.list("waived").stream().map(ScanReports::waived).toList(),
                report.object("waivers").list("expired").stream()
                        .map(ScanReports::expired)
                        .toList());
    }

    static ScanEvidence.Ran ran(JsonTree scan) {
        return new ScanEvidence.Ran(
                scan.text("scan"),
                scan.text("outcome"),
                scan.optionalText("version").orElse(""),
                scan.optionalDecimal("findings")
                        .map(found -> Long.toString(found.longValue()))
                        .orElse(""),
                scan.optionalText("why").orElse(""),
                scan.optionalText("unclaimed").orElse(""));
    }

    static ScanEvidence.Finding finding(JsonTree finding) {
        String line = finding.optionalDecimal("line")
                .filter(number -> number > 0)
                .map(number -> ":" + number.longValue())
                .orElse("");
        return new ScanEvidence.Finding(
                finding.text("scan"),
                finding.text("rule"),
                finding.text("severity"),
                finding.optionalText("path").orElse("everywhere") + line,
                finding.text("message"));
    }

    private static ScanEvidence.Waived waived(JsonTree finding) {
        JsonTree waiver = finding.object("waiver");
        return new ScanEvidence.Waived(
                finding(finding),
                waiver.optionalText("reason").orElse(UNKNOWN),
                waiver.optionalText("owner").orElse(UNKNOWN),
                waiver.optionalText("until").orElse(UNKNOWN));
    }

    private static String expired(JsonTree waiver) {
        return waiver.optionalText("rule").orElse(UNKNOWN) + " in "
                + waiver.optionalText("path").orElse("everywhere") + " until "
                + waiver.optionalText("until").orElse(UNKNOWN) + ", "
                + waiver.optionalText("owner").orElse(UNKNOWN);
    }
}
