package io.grocellery.target.local.report;

import io.grocellery.core.gate.Measurement;
import io.grocellery.core.pipeline.ReportKind;
import io.grocellery.target.local.files.FilePatterns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The reports of a stage, as figures. */
public final class Reports {

    private static final int MOST_FINDINGS = 50;

    private Reports() {}

    /**
     * Reads what a stage left in its workspace.
     *
     * @param patterns of its files, by kind
     * @throws io.grocellery.core.problem.ExplainedException when a file is not what its kind says
     */
    public static Measurement read(Path workspace, Map<ReportKind, List<String>> patterns) {
        Measurement all = Measurement.NONE;
        for (ReportKind kind : ReportKind.values()) {
            if (patterns.containsKey(kind)) {
                List<Path> files = new FilePatterns(patterns.getOrDefault(kind, List.of())).in(workspace);
                all = all.and(read(workspace, kind, files));
            }
        }
        return new Measurement(
                all.facts(),
                all.findings().stream().limit(MOST_FINDINGS).toList(),
                all.reservations(),
                all.groundless());
    }

    private static Measurement read(Path workspace, ReportKind kind, List<Path> files) {
        if (files.isEmpty()) {
            return new Measurement(List.of(), List.of(), List.of("there is no report of " + kind.word()));
        }
        return switch (kind) {
            case TESTS -> new JUnitReports().read(files);
            case COVERAGE -> new JacocoReports(workspace).read(files);
            case SCAN -> JsonReports.scan(workspace, files);
            case AUTHORISATION -> JsonReports.authorisation(workspace, files);
            case PERFORMANCE -> JsonReports.performance(workspace, files);
            case RELEASES -> Measurement.NONE;
        };
    }
}
