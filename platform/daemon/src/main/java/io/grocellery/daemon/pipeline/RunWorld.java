package io.grocellery.daemon.pipeline;

import io.grocellery.core.gate.Measurement;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.Agreement;
import io.grocellery.core.pipeline.Outcome;
import io.grocellery.core.pipeline.ReleaseDetail;
import io.grocellery.core.pipeline.RunCommand;
import io.grocellery.core.pipeline.RunEffect;
import io.grocellery.core.pipeline.RunEngine;
import io.grocellery.core.pipeline.RunObservation;
import io.grocellery.core.pipeline.RunState;
import io.grocellery.core.pipeline.StageDefinition;
import io.grocellery.core.pipeline.StageJudging;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.core.pipeline.StagePhase;
import io.grocellery.core.pipeline.StageResult;
import io.grocellery.core.pipeline.StageState;
import io.grocellery.core.pipeline.Work;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.build.Revision;
import io.grocellery.target.local.pipeline.StageProcess;
import io.grocellery.target.local.pipeline.StageProcess.Status;
import io.grocellery.target.local.report.ReportedReleases;
import io.grocellery.target.local.report.Reports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What one run sees and does on this machine. */
final class RunWorld implements RunEngine.World {

    private final RunPlace place;
    private final RunSources sources;
    private final CommandWords words;
    private final Deployer deployer;
    private final Revision revision;
    private final String by;
    private final Queue<RunCommand> commands = new ConcurrentLinkedQueue<>();
    /** Of stages that ended without a process, or never got one. */
    private final Map<StageName, StageResult> told = new ConcurrentHashMap<>();

    private final Map<StageName, Thread> deploying = new ConcurrentHashMap<>();

    RunWorld(RunState run, RunPlace place, RunSources sources, CommandWords words, Deployer deployer) {
        this.place = place;
        this.sources = sources;
        this.words = words;
        this.deployer = deployer;
        this.revision = new Revision(run.order().commit(), run.order().revision());
        this.by = run.order().by();
    }

    /** To be heard at the next look. */
    void ask(RunCommand command) {
        commands.add(command);
    }

    @Override
    public RunObservation look(RunState state) {
        Map<StageName, StageResult> results = new LinkedHashMap<>();
        Map<StageName, String> subjects = new LinkedHashMap<>();
        for (StageState stage : state.stages().values()) {
            if (stage.phase() instanceof StagePhase.Running) {
                result(state, stage).ifPresent(result -> results.put(stage.name(), result));
            } else if (stage.approvalNeeded() && !stage.ended()) {
                subject(state, stage).ifPresent(digest -> subjects.put(stage.name(), digest));
            }
        }
        List<RunCommand> heard = new ArrayList<>();
        for (RunCommand next = commands.poll(); next != null; next = commands.poll()) {
            heard.add(next);
        }
        return new RunObservation(results, subjects, heard);
    }

    private Optional<StageResult> result(RunState state, StageState stage) {
        StageResult known = told.remove(stage.name());
        if (known != null) {
            return Optional.of(known);
        }
        return stage.definition().work() instanceof Work.Command
                ? ofProcess(state, stage.definition())
                : Optional.empty();
    }

    private Optional<StageResult> ofProcess(RunState state, StageDefinition stage) {
        StageProcess process = place.process(stage.name());
        return switch (process.status()) {
            case Status.Running running -> Optional.empty();
            case Status.Absent absent ->
                Optional.of(failed("its process is gone and left no exit code: somebody killed it"));
            case Status.Exited(int code) -> Optional.of(ended(state, stage, process, code));
        };
    }

    private static StageResult failed(String why) {
        return new StageResult(Outcome.FAILED, why, List.of(), Map.of());
    }

    private StageResult ended(RunState state, StageDefinition stage, StageProcess process, int code) {
        Path workspace = place.workspaces().workspace(stage.workspace(), revision);
        try {
            Map<String, String> detail = new LinkedHashMap<>();
            detail.put("exit-code", Integer.toString(code));
            ReportedReleases.read(workspace, stage.reports())
                    .forEach((service, release) -> detail.put(ReleaseDetail.key(service), release.value()));
            String failure = code == 0 ? "" : "exit code " + code + ": " + String.join(" / ", process.lastWords());
            Measurement measured = Reports.read(workspace, stage.reports());
            StageResult result = StageJudging.result(stage, failure, measured, detail);
            if (result.outcome().good()) {
                keep(state, stage, result, process.log(), workspace);
            }
            return result;
        } catch (ExplainedException unreadable) {
            return failed(unreadable.getMessage());
        }
    }

    private void keep(RunState state, StageDefinition stage, StageResult result, Path log, Path workspace) {
        Map<String, String> detail = new LinkedHashMap<>(result.detail());
        detail.put("run", state.id().value());
        List<String> files = Stream.concat(
                        stage.outputs().stream(),
                        stage.reports().values().stream().flatMap(List::stream))
                .toList();
        place.keep(
                sources.key(stage.name()),
                new StageResult(result.outcome(), result.sentence(), result.verdicts(), detail),
                log,
                workspace,
                files);
    }

    /** The digest of what a stage would deploy, once that is known. */
    private Optional<String> subject(RunState state, StageState stage) {
        NavigableMap<ServiceName, ReleaseId> releases = releases(state, stage.definition());
        return releases.isEmpty() ? Optional.empty() : Optional.of(Agreement.subject(releases));
    }

    /** What the stages that it needs have made, through others too. */
    private static NavigableMap<ServiceName, ReleaseId> releases(RunState state, StageDefinition stage) {
        NavigableMap<ServiceName, ReleaseId> releases = new TreeMap<>();
        for (StageState need : needs(state, stage)) {
            need.result().map(StageResult::detail).map(ReleaseDetail::of).ifPresent(releases::putAll);
        }
        return releases;
    }

    /** In an order in which they ran. */
    private static List<StageState> needs(RunState state, StageDefinition stage) {
        Set<StageName> needed = new LinkedHashSet<>(stage.needs());
        state.stages().sequencedValues().reversed().forEach(each -> {
            if (needed.contains(each.name())) {
                needed.addAll(each.definition().needs());
            }
        });
        return state.stages().values().stream()
                .filter(each -> needed.contains(each.name()))
                .toList();
    }

    @Override
    public void carryOut(RunState state, RunEffect effect) {
        switch (effect) {
            case RunEffect.Start start ->
                start(state, state.stage(start.stage()).definition(), start.attempt());
            case RunEffect.Stop stop -> stop(stop.stage());
        }
    }

    private void stop(StageName stage) {
        Optional.ofNullable(deploying.get(stage)).ifPresent(Thread::interrupt);
        place.process(stage).stop();
    }

    private void start(RunState state, StageDefinition stage, int attempt) {
        try {
            switch (stage.work()) {
                case Work.Command command -> start(state, stage, command, attempt);
                case Work.Deploy deploy -> deploy(state, stage, deploy);
            }
        } catch (ExplainedException refused) {
            told.put(stage.name(), failed(refused.getMessage()));
        }
    }

    private void start(RunState state, StageDefinition stage, Work.Command command, int attempt) {
        Optional<StageResult> kept = stage.reusable() ? place.kept(stage, sources.key(stage.name())) : Optional.empty();
        if (kept.isPresent()) {
            told.put(stage.name(), unchanged(kept.get()));
            return;
        }
        StageProcess process = place.process(stage.name());
        if (attempt > 1 && !(process.status() instanceof Status.Absent)) {
            return; // it outlived the daemon that began it
        }
        process.forget();
        Path workspace = place.workspaces().workspace(stage.workspace(), revision);
        needs(state, stage).forEach(need -> place.restore(need.definition(), sources.key(need.name()), workspace));
        process.start(
                "the stage " + stage.name(),
                words.of(command.words()),
                workspace,
                words.environment(state.id(), stage.name()));
    }

    private static StageResult unchanged(StageResult kept) {
        return new StageResult(
                Outcome.UNCHANGED,
                "as in run " + kept.detail().getOrDefault("run", "before") + ": " + kept.sentence(),
                kept.verdicts(),
                kept.detail());
    }

    private void deploy(RunState state, StageDefinition stage, Work.Deploy deploy) {
        NavigableMap<ServiceName, ReleaseId> releases = releases(state, stage);
        StageLog log = new StageLog(place.process(stage.name()).log());
        Thread thread = Thread.ofVirtual().name("pipeline-" + stage.name()).unstarted(() -> {
            try {
                StageResult result = deployer.deploy(
                        deploy,
                        releases,
                        agreement(state, stage, releases),
                        by + " (run " + state.id() + ")",
                        log::line);
                keepDeployment(state, stage, result, log);
                told.put(stage.name(), result);
            } catch (RuntimeException failed) {
                // whatever it is: a stage whose end nobody tells would wait for its deadline
                log.line(failed.toString());
                told.put(stage.name(), failed(String.valueOf(failed.getMessage())));
            } finally {
                deploying.remove(stage.name());
            }
        });
        deploying.put(stage.name(), thread);
        thread.start();
    }

    /** What a person approved for this stage, if anybody was asked. */
    private static Optional<Agreement> agreement(
            RunState state, StageDefinition stage, NavigableMap<ServiceName, ReleaseId> releases) {
        return state.stage(stage.name()).approval().map(approval -> new Agreement(releases, approval));
    }

    /** For stages that are asked for alone: that it was deployed, by whom and when. */
    private void keepDeployment(RunState state, StageDefinition stage, StageResult result, StageLog log) {
        if (result.outcome().good()) {
            keep(state, stage, result, log.file(), log.file().resolveSibling(""));
        }
    }

    /** A run that is over needs its checkouts no more, unless somebody wants to see why it failed. */
    void close(RunState state) {
        if (state.passed()) {
            place.workspaces().remove();
        }
    }
}
