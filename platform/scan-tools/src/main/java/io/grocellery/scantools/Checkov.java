package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkov, asking no server. Its severities come from that server, so that every check it fails is medium, unless
 * {@code policy/severities.yaml} says otherwise.
 */
final class Checkov implements Tool {

    private static final Duration DEADLINE = Duration.ofMinutes(5);

    /** It splits itself for each file otherwise, which takes four times the processor time that the checks take. */
    private static final Map<String, String> ONE_PROCESS = Map.of("CHECKOV_PARALLELIZATION_TYPE", "none");

    private final Installed program;

    Checkov(ToolFolder tools) {
        this.program = new Installed(tools, "checkov", DEADLINE, ONE_PROCESS);
    }

    @Override
    public Scan scan() {
        return Scan.CHECKOV;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return program.obstacle();
    }

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        try (ReportFolder reports = ReportFolder.create()) {
            program.run(workspace, words(reports), List.of(0));
            Tree report = Tree.read(reports.file("results_json.json"));
            return Sightings.of(version(report), hits(report));
        }
    }

    private static List<String> words(ReportFolder reports) {
        List<String> words = new ArrayList<>(List.of(
                "--directory",
                ".",
                "--framework",
                "terraform",
                "dockerfile",
                "github_actions",
                "--skip-download",
                "--quiet",
                "--compact",
                "--soft-fail",
                "--output",
                "json",
                "--output-file-path",
                reports.folder().toString()));
        Workspace.LEFT_OUT.stream().sorted().forEach(each -> words.addAll(List.of("--skip-path", each)));
        return words;
    }

    private static String version(Tree report) {
        Tree first = report.isList() ? report.at(0) : report;
        return first.at("summary")
                .at("checkov_version")
                .text()
                .orElse(first.at("checkov_version").textOr("unknown"));
    }

    /** One report when one kind of file was found, a list of reports when several were, and a summary when none was. */
    private static List<Hit> hits(Tree report) {
        Stream<Tree> reports = report.isList() ? report.each() : Stream.of(report);
        return reports.flatMap(each -> each.at("results").at("failed_checks").each())
                .map(Checkov::hit)
                .toList();
    }

    private static Hit hit(Tree check) {
        String path = check.at("file_path").textOr("unknown");
        return Hit.of(
                check.at("check_id").textOr("unnamed"),
                check.at("severity").text().map(Severity::named).orElse(Severity.MEDIUM),
                check.at("check_name").textOr("a check failed") + " ("
                        + check.at("resource").textOr("?") + ")",
                check.at("guideline").textOr(""),
                new Location(
                        path.startsWith("/") ? path.substring(1) : path,
                        check.at("file_line_range").at(0).numberOr(0)));
    }
}
