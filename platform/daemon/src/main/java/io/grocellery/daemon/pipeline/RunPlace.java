package io.grocellery.daemon.pipeline;

import io.grocellery.core.pipeline.ContentKey;
import io.grocellery.core.pipeline.ReportKind;
import io.grocellery.core.pipeline.RunId;
import io.grocellery.core.pipeline.StageDefinition;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.core.pipeline.StageResult;
import io.grocellery.core.time.Patience;
import io.grocellery.target.local.build.GitCheckout;
import io.grocellery.target.local.files.FilePatterns;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.pipeline.KeptResults;
import io.grocellery.target.local.pipeline.StageProcess;
import io.grocellery.target.local.pipeline.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/** Where a run keeps its checkouts, processes and logs, and where results of all runs are kept. */
final class RunPlace {

    private final Path folder;
    private final Workspaces workspaces;
    private final KeptResults results;
    private final Patience patience;
    private final RunCodec codec = new RunCodec();

    RunPlace(Installation installation, RunId run, KeptResults results, Patience patience) {
        this.folder = runs(installation).resolve(run.value());
        this.workspaces = new Workspaces(new GitCheckout(installation.application()), folder.resolve("workspaces"));
        this.results = results;
        this.patience = patience;
    }

    static Path runs(Installation installation) {
        return installation.state().resolve("pipeline").resolve("runs");
    }

    /** Results belong to the application: another installation of it uses them too. */
    static Path resultsOf(Installation installation) {
        return installation.root().resolve("pipeline-results");
    }

    Workspaces workspaces() {
        return workspaces;
    }

    StageProcess process(StageName stage) {
        return new StageProcess(folder.resolve("stages").resolve(stage.value()), patience);
    }

    /**
     * What a stage wrote; what an earlier run wrote, where its result stands.
     *
     * @param key asked for only where the stage wrote nothing of its own: finding it reads the whole commit
     */
    Path log(StageName stage, Supplier<ContentKey> key) {
        Path own = process(stage).log();
        return Files.exists(own)
                ? own
                : results.find(key.get(), StageDefinition.STANDARD_FRESH)
                        .map(KeptResults.Kept::log)
                        .orElse(own);
    }

    /** The files that a stage reported of one kind, kept or still in its workspace; none when they are gone. */
    List<Path> reports(StageDefinition stage, ContentKey key, ReportKind kind) {
        List<String> patterns = stage.reports().getOrDefault(kind, List.of());
        return results.find(key, StageDefinition.STANDARD_FRESH)
                .map(KeptResults.Kept::files)
                .or(() -> workspaces.existing(stage.workspace()))
                .filter(Files::isDirectory)
                .map(folder -> new FilePatterns(patterns).in(folder))
                .orElse(List.of());
    }

    /** A result that may stand for a new one. One that cannot be read is none. */
    Optional<StageResult> kept(StageDefinition stage, ContentKey key) {
        return results.find(key, stage.reusable() ? stage.fresh() : StageDefinition.STANDARD_FRESH)
                .flatMap(kept -> {
                    try {
                        return Optional.of(codec.readResult(kept.result()));
                    } catch (JacksonException older) {
                        return Optional.empty();
                    }
                });
    }

    void keep(ContentKey key, StageResult result, Path log, Path workspace, List<String> files) {
        results.keep(key, codec.writeResult(result), log, workspace, files);
    }

    void restore(StageDefinition stage, ContentKey key, Path workspace) {
        if (!stage.outputs().isEmpty()) {
            results.find(key, StageDefinition.STANDARD_FRESH).ifPresent(kept -> results.restore(kept, workspace));
        }
    }
}
