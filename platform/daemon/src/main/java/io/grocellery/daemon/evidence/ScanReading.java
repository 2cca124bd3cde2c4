package io.grocellery.daemon.evidence;

import io.grocellery.core.evidence.ScanEvidence;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.target.local.files.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the scan report of a stage, as {@code grocellery scan} writes it. */
final class ScanReading {

    private static final String UNKNOWN = "?";

    private final JsonMapper json = new JsonMapper();

    /** Empty when the file is no such report; its gate has said so. */
    Optional<ScanEvidence> read(StageName stage, Path file) {
        try {
            JsonTree report = JsonTree.of("the scan", json.readValue(Files.readString(file), Object.class));
            return Optional.of(new ScanEvidence(
                    stage.value(),
                    String.valueOf(file.getFileName()),
                    report.list("scans").stream().map(ScanReading::ran).toList(),
                    report.list("findings").stream().map(ScanReading::finding).toList(),
                    report.list("waived").stream().map(ScanReading::waived).toList(),
                    report.object("waivers").list("expired").stream()
                            .map(ScanReading::expired)
                            .toList()));
        } catch (IOException | JacksonException | IllegalStateException odd) {
            return Optional.empty();
        }
    }

    private static ScanEvidence.Ran ran(JsonTree scan) {
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

    private static ScanEvidence.Finding finding(JsonTree finding) {
        String line = finding.optionalDecimal("line")
                .filter(number -> number > 0)
                .map(number -> ":" + number.longValue())
                .orElse("");
        return new ScanEvidence.Finding(
                finding.text("scan"),
                finding.text("rule"),
                finding.text("severity"),
                finding.optionalText("path").orElse("everywhere") + line,
                finding.optionalText("message").orElse(""));
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
