package io.grocellery.target.local.report;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.ReportKind;
import io.grocellery.target.local.files.FilePatterns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The releases that a stage made, for the stages that deploy them. */
public final class ReportedReleases {

    private ReportedReleases() {}

    /**
     * Reads them.
     *
     * @param patterns of the stage's report files, by kind
     * @throws io.grocellery.core.problem.ExplainedException when a file is not in the form that {@code grocellery release} writes
     */
    public static NavigableMap<ServiceName, ReleaseId> read(Path workspace, Map<ReportKind, List<String>> patterns) {
        NavigableMap<ServiceName, ReleaseId> releases = new TreeMap<>();
        List<String> files = patterns.getOrDefault(ReportKind.RELEASES, List.of());
        if (!files.isEmpty()) {
            new FilePatterns(files)
                    .in(workspace).stream()
                            .flatMap(JsonReports::releases)
                            .forEach(each -> releases.put(
                                    new ServiceName(each.text("service")), new ReleaseId(each.text("release"))));
        }
        return releases;
    }
}
