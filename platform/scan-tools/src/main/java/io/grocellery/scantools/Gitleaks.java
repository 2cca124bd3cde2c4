package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gitleaks over the files, and over all commits where there is a repository. Every key is critical: once it is told,
 * whoever read it is in. What was found is told in no report, only where it is.
 */
final class Gitleaks implements Tool {

    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final int SHORT_COMMIT = 8;
    private static final String HISTORY = "git";

    private final Installed program;

    Gitleaks(ToolFolder tools) {
        this.program = new Installed(tools, "gitleaks", DEADLINE);
    }

    @Override
    public Scan scan() {
        return Scan.GITLEAKS;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return program.obstacle();
    }

    /** A secret's place. */
    private record Leak(String rule, String path, String secret) {}

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        List<Tree> leaks = new ArrayList<>(leaks(workspace, "dir"));
        if (Files.exists(workspace.folder().resolve(".git"))) {
            leaks.addAll(leaks(workspace, HISTORY));
        }
        Set<Leak> known = new HashSet<>();
        List<Hit> hits = leaks.stream()
                .filter(leak -> known.add(place(workspace, leak)))
                .map(leak -> hit(workspace, leak))
                .toList();
        return Sightings.of(version(workspace), hits);
    }

    private List<Tree> leaks(Workspace workspace, String where) throws ToolFailure {
        try (ReportFolder reports = ReportFolder.create()) {
            Path report = reports.file("gitleaks.json");
            program.run(workspace, words(workspace, where, report), List.of(0));
            return Tree.read(report).each().toList();
        }
    }

    private static List<String> words(Workspace workspace, String where, Path report) {
        List<String> words = new ArrayList<>(List.of(where, ".", "--no-banner", "--no-color", "--exit-code", "0"));
        if (where.equals(HISTORY)) {
            // of what is checked out: other branches are judged when it is their turn
            words.addAll(List.of("--log-opts", "HEAD"));
        }
        words.addAll(List.of("--report-format", "json", "--report-path", report.toString()));
        Path configuration = workspace.policy().resolve("gitleaks.toml");
        if (Files.exists(configuration)) {
            words.addAll(List.of("--config", configuration.toString()));
        }
        return words;
    }

    private static Leak place(Workspace workspace, Tree leak) {
        return new Leak(
                leak.at("RuleID").textOr(""),
                path(workspace, leak),
                leak.at("Secret").textOr(""));
    }

    private static Hit hit(Workspace workspace, Tree leak) {
        String commit = leak.at("Commit").textOr("");
        String where = commit.isEmpty()
                ? ""
                : ", in the history at commit " + commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
        return new Hit(
                leak.at("RuleID").textOr("unnamed"),
                Severity.CRITICAL,
                leak.at("Description").textOr("a secret") + where,
                "Make the secret invalid where it is used, then keep its successor in the parameter store; what was"
                        + " committed once is known",
                new Location(path(workspace, leak), leak.at("StartLine").numberOr(0)),
                leak.at("Secret").text());
    }

    private static String path(Workspace workspace, Tree leak) {
        return workspace.name(Path.of(leak.at("File").textOr("unknown")));
    }

    private String version(Workspace workspace) throws ToolFailure {
        return program.run(workspace, List.of("version"), List.of(0)).said().strip();
    }
}
