package io.grocellery.imagebuild;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What is attested of a scan: its moment, its tools, its counts; the findings themselves stay in the report. */
final class ScanSummary {

    private static final List<String> OF_A_TOOL = List.of("scan", "outcome", "version", "findings", "why", "unclaimed");

    private ScanSummary() {}

    /**
     * Of a report as {@code ./grocellery scan --report} writes it.
     *
     * @throws IllegalArgumentException when it is no such report, or no scan in it ran
     */
    static Map<String, Object> of(Map<String, Object> report, Instant at) {
        if (!"scan".equals(report.get("kind"))) {
            throw new IllegalArgumentException("it is no report of kind scan");
        }
        List<Map<String, Object>> scans =
                Json.maps(report, "scans").map(ScanSummary::tool).toList();
        if (scans.stream().noneMatch(scan -> "ran".equals(scan.get("outcome")))) {
            throw new IllegalArgumentException("no scan in it ran: " + scans);
        }
        return Statements.ordered(
                "scannedOn", Objects.requireNonNullElse(report.get("at"), at.toString()),
                "counts", Objects.requireNonNullElse(report.get("counts"), Map.of()),
                "waived", Json.maps(report, "waived").count(),
                "scans", scans,
                "unclaimed", Objects.requireNonNullElse(report.get("unclaimed"), List.of()));
    }

    private static Map<String, Object> tool(Map<?, ?> scan) {
        return Statements.ordered(OF_A_TOOL.stream()
                .filter(scan::containsKey)
                .flatMap(key -> Stream.of(key, scan.get(key)))
                .toArray());
    }
}
