package io.grocellery.scantools;

import io.grocellery.core.scan.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trivy over files, with the checks that its program holds: nothing is fetched. */
final class Trivy implements Tool {

    private final TrivyProgram program;

    Trivy(ToolFolder tools) {
        this.program = new TrivyProgram(tools);
    }

    @Override
    public Scan scan() {
        return Scan.TRIVY;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return program.obstacle();
    }

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        List<String> words = new ArrayList<>(List.of("filesystem", "--scanners", "misconfig", "--skip-check-update"));
        Workspace.LEFT_OUT.stream()
                .sorted()
                .forEach(each -> words.addAll(List.of("--skip-dirs", "**/" + each, "--skip-dirs", each)));
        words.add(".");
        Tree report = program.report(workspace, words);
        return Sightings.of(
                program.version(workspace), new TrivyReport(report, target -> workspace.name(Path.of(target))).hits());
    }
}
