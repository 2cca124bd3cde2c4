package io.grocellery.scantools;

import io.grocellery.core.scan.Finding;
import io.grocellery.core.scan.Outcome;
import io.grocellery.core.scan.ScanReport;
import io.grocellery.core.scan.ScanReport.WaivedFinding;
import io.grocellery.core.scan.Severity;
import io.grocellery.core.scan.Waiver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * A scan report as JSON, which the pipeline's gates and the evidence report read.
 *
 * @param at when it was made
 * @param workspace whose files were scanned
 */
public record ReportJson(ScanReport report, Instant at, Path workspace) {

    private static final int FORM = 1;

    /** One object. */
    public String text() {
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(object());
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", "scan");
        object.put("version", FORM);
        object.put("at", at.toString());
        object.put("workspace", workspace.toString());
        object.put("counts", counts());
        object.put("scans", report.outcomes().stream().map(ReportJson::outcome).toList());
        object.put("findings", report.open().stream().map(ReportJson::finding).toList());
        object.put("waived", report.waived().stream().map(ReportJson::waived).toList());
        object.put("waivers", Map.of("expired", waivers(report.expired()), "unmatched", waivers(report.unmatched())));
        object.put("unclaimed", report.unclaimed());
        return object;
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            counts.put(severity.word(), report.count(severity));
        }
        return counts;
    }

    private static Map<String, Object> outcome(Outcome outcome) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("scan", outcome.scan().word());
        switch (outcome) {
            case Outcome.Ran ran -> ran(ran, told);
            case Outcome.NotRun absent -> silent("not-run", absent.why(), absent, told);
            case Outcome.Unreachable unreachable ->
                silent("unreachable", unreachable.silence().orElse(""), unreachable, told);
            case Outcome.Failed failed -> silent("failed", failed.why(), failed, told);
        }
        return told;
    }

    private static void ran(Outcome.Ran ran, Map<String, Object> told) {
        told.put("outcome", "ran");
        told.put("version", ran.version());
        told.put("seconds", ran.took().toMillis() / 1000.0);
        told.put("findings", ran.findings().size());
        ran.database().ifPresent(made -> told.put("database", made.toString()));
    }

    private static void silent(String word, String why, Outcome outcome, Map<String, Object> told) {
        told.put("outcome", word);
        told.put("why", why);
        told.put("unclaimed", outcome.scan().claim());
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("scan", finding.scan().word());
        told.put("rule", finding.rule());
        told.put("severity", finding.severity().word());
        told.put("message", finding.message());
        told.put("remedy", finding.remedy());
        told.put("path", finding.location().path());
        told.put("line", finding.location().line());
        told.put("fingerprint", finding.fingerprint().value());
        return told;
    }

    private static Map<String, Object> waived(WaivedFinding waived) {
        Map<String, Object> told = finding(waived.finding());
        told.put("waiver", waiver(waived.waiver()));
        return told;
    }

    private static List<Map<String, Object>> waivers(List<Waiver> waivers) {
        return waivers.stream().map(ReportJson::waiver).toList();
    }

    private static Map<String, Object> waiver(Waiver waiver) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("scan", waiver.scan().word());
        told.put("rule", waiver.rule());
        told.put("path", waiver.files().value());
        waiver.fingerprint().ifPresent(only -> told.put("fingerprint", only.value()));
        told.put("reason", waiver.reason());
        told.put("owner", waiver.owner());
        told.put("until", waiver.until().toString());
        return told;
    }
}
