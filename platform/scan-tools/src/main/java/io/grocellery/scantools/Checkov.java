package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkov, asking no server. Its severities come from that server, so that every check it fails is medium, unless
 * {@code policy/severities.yaml} says otherwise.
 */
final class Checkov implements Tool {

    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final Installed program;

    Checkov(ToolFolder tools) {
        this.program = new Installed(tools, "checkov", DEADLINE);
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
            String version = program.run(workspace, List.of("--version"), List.of(0))
                    .said()
                    .strip();
            return Sightings.of(version, hits(report));
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
