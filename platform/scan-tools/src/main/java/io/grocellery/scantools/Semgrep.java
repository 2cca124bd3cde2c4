package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Semgrep with the rules of {@code policy/semgrep} and no others: nothing is fetched, nothing is told to anybody. A
 * rule's severity is the score in its metadata ({@code security-severity}); one without is medium.
 */
final class Semgrep implements Tool {

    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final String ADVICE = " Do: ";

    private final Installed program;

    Semgrep(ToolFolder tools) {
        this.program = new Installed(tools, "semgrep", DEADLINE);
    }

    @Override
    public Scan scan() {
        return Scan.SEMGREP;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return program.obstacle();
    }

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        Path rules = workspace.policy().resolve("semgrep");
        if (!Files.isDirectory(rules)) {
            throw new ToolFailure("there are no rules in " + rules);
        }
        try (ReportFolder reports = ReportFolder.create()) {
            Path report = reports.file("semgrep.sarif");
            program.run(workspace, words(rules, report), List.of(0));
            Sarif sarif = Sarif.of(Tree.read(report));
            return Sightings.of(
                    sarif.version(),
                    sarif.results().stream()
                            .map(result -> hit(workspace, result))
                            .toList());
        }
    }

    /** The rules' own tests break the rules, and are left out. */
    private static List<String> words(Path rules, Path report) {
        return List.of(
                "scan",
                "--config",
                rules.toString(),
                "--metrics",
                "off",
                "--disable-version-check",
                "--quiet",
                "--exclude",
                "policy/semgrep",
                "--sarif",
                "--output",
                report.toString(),
                ".");
    }

    private static Hit hit(Workspace workspace, Sarif.Result result) {
        String message = result.message();
        int advice = message.indexOf(ADVICE);
        return Hit.of(
                result.rule().substring(result.rule().lastIndexOf('.') + 1),
                result.score().map(Severity::ofScore).orElse(Severity.MEDIUM),
                advice < 0 ? message : message.substring(0, advice),
                advice < 0 ? "" : message.substring(advice + ADVICE.length()),
                new Location(workspace.name(Path.of(result.path())), result.line()));
    }
}
