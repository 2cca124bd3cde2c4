package io.grocellery.scantools;

import io.grocellery.scantools.Tool.Obstacle;
import io.grocellery.scantools.ToolProcess.Ended;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** Trivy's program, which brings its checks of configuration along and fetches its database of vulnerabilities. */
final class TrivyProgram {

    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final Installed program;

    TrivyProgram(ToolFolder tools) {
        this.program = new Installed(tools, "trivy", DEADLINE);
    }

    Optional<Obstacle> obstacle() {
        return program.obstacle();
    }

    /** Runs it without a database. */
    Tree report(Workspace workspace, List<String> words) throws ToolFailure {
        try (ReportFolder reports = ReportFolder.create()) {
            Path report = reports.file("trivy.json");
            program.run(workspace, words(words, report), List.of(0));
            return Tree.read(report);
        }
    }

    /**
     * Runs it with its database; when that cannot be fetched now, with the one it fetched before.
     *
     * @throws DatabaseUnreachable when there is none
     */
    Tree reportWithDatabase(Workspace workspace, List<String> words) throws ToolFailure {
        try (ReportFolder reports = ReportFolder.create()) {
            Path report = reports.file("trivy.json");
            Ended ended = program.run(workspace, words(words, report));
            if (ended.code() != 0 && ofTheDatabase(ended.said())) {
                ended = withEarlierDatabase(workspace, words, report, ended);
            }
            if (ended.code() != 0) {
                throw new ToolFailure("trivy ended with " + ended.code() + ": " + ended.lastWords());
            }
            return Tree.read(report);
        }
    }

    private static boolean ofTheDatabase(String said) {
        return Stream.of("vulnerability DB", "DB error", "Java DB", "trivy-db", "trivy-java-db")
                .anyMatch(said::contains);
    }

    private Ended withEarlierDatabase(Workspace workspace, List<String> words, Path report, Ended refused)
            throws ToolFailure {
        if (database(workspace).isEmpty()) {
            throw new DatabaseUnreachable(version(workspace), refused.lastWords());
        }
        List<String> again = new ArrayList<>(words);
        again.add("--skip-db-update");
        return program.run(workspace, words(again, report));
    }

    private static List<String> words(List<String> words, Path report) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--quiet", "--no-progress", "--skip-version-check", "--format", "json"));
        all.addAll(List.of("--output", report.toString()));
        return all;
    }

    String version(Workspace workspace) throws ToolFailure {
        return versions(workspace).at("Version").textOr("");
    }

    /** When the database that it has was made; empty when it has none. */
    Optional<Instant> database(Workspace workspace) throws ToolFailure {
        try {
            return versions(workspace)
                    .at("VulnerabilityDB")
                    .at("UpdatedAt")
                    .text()
                    .map(Instant::parse);
        } catch (DateTimeException odd) {
            throw new ToolFailure("trivy tells no date of its database: " + odd.getMessage(), odd);
        }
    }

    private Tree versions(Workspace workspace) throws ToolFailure {
        Ended ended = program.run(workspace, List.of("version", "--format", "json"), List.of(0));
        try {
            return new Tree(JSON.std.anyFrom(ended.said()));
        } catch (JacksonException odd) {
            throw new ToolFailure("trivy does not tell its version: " + ended.lastWords(), odd);
        }
    }
}
