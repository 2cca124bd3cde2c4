package io.grocellery.daemon.pipeline;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.ReportKind;
import io.grocellery.core.pipeline.RunCommand;
import io.grocellery.core.pipeline.RunEngine;
import io.grocellery.core.pipeline.RunId;
import io.grocellery.core.pipeline.RunRecord;
import io.grocellery.core.pipeline.RunRetention;
import io.grocellery.core.pipeline.RunRetention.Stored;
import io.grocellery.core.pipeline.RunState;
import io.grocellery.core.pipeline.StageDefinition;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.core.pipeline.StagePhase;
import io.grocellery.core.pipeline.StageResult;
import io.grocellery.core.pipeline.StageState;
import io.grocellery.core.status.RunStatus;
import io.grocellery.core.time.Patience;
import io.grocellery.daemon.objective.DeliveredAlerts;
import io.grocellery.target.local.files.FileTree;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.pipeline.KeptResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;

/** The runs of this installation, of which one goes on at a time. Any thread may ask; one calls {@link #turn}. */
public final class Pipelines {

    private static final int LONGEST_LIST = 50;
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(10);
    private static final int LANES = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);

    private final Installation installation;
    private final RunPlanning planning;
    private final Deployer deployer;
    private final RunBook book;
    private final EventJournal journal;
    private final Patience patience;
    private final InstantSource clock;
    private final KeptResults results;
    private final RunRetention retention;
    private final Supplier<Map<ServiceName, Set<ReleaseId>>> inUse;
    private volatile Optional<LiveRun> live = Optional.empty();

    /** A run that goes on. */
    private record LiveRun(RunEngine engine, RunWorld world) {}

    /**
     * @param retention whose files are kept
     * @param inUse the releases that serve somewhere
     */
    Pipelines(
            Installation installation,
            RunPlanning planning,
            Deployer deployer,
            RunBook book,
            RunRetention retention,
            Supplier<Map<ServiceName, Set<ReleaseId>>> inUse,
            EventJournal journal,
            Patience patience) {
        this.installation = installation;
        this.planning = planning;
        this.deployer = deployer;
        this.book = book;
        this.retention = retention;
        this.inUse = inUse;
        this.journal = journal;
        this.patience = patience;
        this.clock = patience.clock();
        this.results = new KeptResults(RunPlace.resultsOf(installation), clock);
    }

    /** The latest first, at most fifty. */
    public List<RunStatus> list() {
        return book.all().stream().limit(LONGEST_LIST).map(this::status).toList();
    }

    /**
     * Where a run stands.
     *
     * @throws NoSuchElementException when there is none of that name
     */
    public RunStatus status(RunId id) {
        return RunStatuses.of(state(id), clock.instant());
    }

    /**
     * Everything that was written down of a run, in order.
     *
     * @throws NoSuchElementException when there is none of that name
     */
    public List<RunRecord> records(RunId id) {
        return book.records(id);
    }

    /**
     * The files of one kind that a run's stages reported, as far as they are still there, by stage.
     *
     * @throws NoSuchElementException when there is no such run
     */
    public SequencedMap<StageName, List<Path>> reports(RunId id, ReportKind kind) {
        RunState state = state(id);
        RunSources sources = sources(state);
        SequencedMap<StageName, List<Path>> reports = new LinkedHashMap<>();
        state.stages().values().stream()
                .filter(StageState::ended)
                .filter(stage -> stage.definition().reports().containsKey(kind))
                .forEach(stage -> reports.put(
                        stage.name(), place(id).reports(stage.definition(), sources.key(stage.name()), kind)));
        return reports;
    }

    private RunState state(RunId id) {
        return live.map(run -> run.engine().state())
                .filter(state -> state.id().equals(id))
                .orElseGet(() -> book.read(id));
    }

    /**
     * The file with what a stage wrote, which need not be there yet.
     *
     * @throws NoSuchElementException when there is no such run or stage, or what it wrote was removed
     */
    public Path log(RunId id, StageName stage) {
        RunState state = state(id);
        if (!state.stages().containsKey(stage)) {
            throw new NoSuchElementException("run " + id + " has no stage " + stage);
        }
        Path log = place(id).log(stage, () -> sources(state).key(stage));
        if (state.over() && !Files.exists(log) && !Files.exists(folder(id))) {
            throw new NoSuchElementException("what the stages of run " + id + " wrote was removed: "
                    + retention.latest() + " runs are kept, and the latest of each release that serves");
        }
        return log;
    }

    /**
     * Begins a run and returns while it goes on.
     *
     * @throws RunRefusedException when another goes on, or something stands against it
     */
    public synchronized RunStatus begin(RunRequest request) {
        // one that has just ended is put away by the next turn
        patience.await(() -> live.filter(run -> run.engine().state().over()).isEmpty(), HEARD_WITHIN);
        live.ifPresent(run -> {
            throw new RunRefusedException(
                    "no run was begun",
                    "run " + run.engine().state().id() + " goes on",
                    "wait for it, or end it with ./grocellery pipeline cancel");
        });
        cleanUp();
        RunRecord.Began began = planning.plan(book.nextId(), request, this::earlier, clock.instant());
        book.write(began.id(), List.of(began));
        tell(
                began.id(),
                "pipeline-began",
                Severity.INFO,
                began.order().by() + " sent " + began.order().revision() + " of "
                        + began.order().branch() + " through the pipeline");
        follow(book.read(began.id()));
        return status(began.id());
    }

    private Optional<StageResult> earlier(StageDefinition stage, RunSources sources) {
        return place(new RunId("earlier")).kept(stage, sources.key(stage.name()));
    }

    /** Checkouts of runs that failed are kept until the next one begins, and what stages wrote as long as it may be. */
    private void cleanUp() {
        results.prune(StageDefinition.STANDARD_FRESH);
        List<RunId> all = book.all();
        all.forEach(id -> FileTree.delete(folder(id).resolve("workspaces")));
        List<Stored> stored = all.stream()
                .map(id -> new Stored(book.read(id), bytes(folder(id))))
                .toList();
        retention.removed(stored, inUse.get()).forEach(id -> FileTree.delete(folder(id)));
    }

    private Path folder(RunId id) {
        return RunPlace.runs(installation).resolve(id.value());
    }

    private static long bytes(Path folder) {
        try {
            return Files.isDirectory(folder) ? FileTree.size(folder) : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + folder, unreadable);
        }
    }

    private LiveRun follow(RunState state) {
        RunWorld world = world(state);
        LiveRun run = new LiveRun(new RunEngine(state, LANES, world, this::write, clock), world);
        live = Optional.of(run);
        return run;
    }

    private RunWorld world(RunState state) {
        return new RunWorld(
                state, place(state.id()), sources(state), new CommandWords(installation, state.order()), deployer);
    }

    private RunPlace place(RunId id) {
        return new RunPlace(installation, id, results, patience);
    }

    private RunSources sources(RunState state) {
        List<StageDefinition> stages =
                state.stages().values().stream().map(StageState::definition).toList();
        return planning.sources(state.order(), stages);
    }

    private void write(RunId id, List<RunRecord> records) {
        book.write(id, records);
        records.forEach(record -> tell(id, record));
    }

    private void tell(RunId id, RunRecord record) {
        switch (record) {
            case RunRecord.Ended ended ->
                tell(
                        id,
                        "stage-ended",
                        ended.result().outcome().good() ? Severity.INFO : Severity.WARNING,
                        ended.stage() + " " + ended.result().outcome() + ": "
                                + ended.result().sentence());
            case RunRecord.Asked asked ->
                tell(id, "approval-asked", Severity.WARNING, asked.stage() + " waits for a person's approval");
            case RunRecord.Approved approved ->
                tell(
                        id,
                        "approval-given",
                        Severity.INFO,
                        approved.approval().by() + " approved " + approved.stage() + " of "
                                + approved.approval().subject());
            case RunRecord.Reopened reopened ->
                tell(id, "pipeline-retried", Severity.INFO, reopened.by() + " tried again what did not pass");
            case RunRecord.Began began -> {}
            case RunRecord.Started started -> {}
            case RunRecord.Finished finished -> {}
        }
    }

    private void tell(RunId id, String kind, Severity severity, String message) {
        journal.append(new Event(
                clock.instant(), DeliveredAlerts.INSTALLATION, id.value(), kind, severity, message, Map.of()));
    }

    /**
     * Asks something of a run, and returns when it was heard.
     *
     * @throws RunRefusedException when it cannot do that where it stands
     * @throws NoSuchElementException when there is none of that name
     */
    public synchronized RunStatus ask(RunId id, RunCommand command) {
        RunState before = state(id);
        requirePossible(before, command);
        LiveRun run = live.filter(each -> each.engine().state().id().equals(id)).orElseGet(() -> reopen(before));
        run.world().ask(command);
        patience.await(() -> !run.engine().state().equals(before), HEARD_WITHIN);
        return status(id);
    }

    private LiveRun reopen(RunState state) {
        live.ifPresent(other -> {
            throw new RunRefusedException(
                    "run " + state.id() + " stays as it is",
                    "run " + other.engine().state().id() + " goes on",
                    "wait for it, or end it with ./grocellery pipeline cancel");
        });
        // how what did not pass ended is forgotten, and it begins in a new checkout
        RunPlace place = place(state.id());
        state.failures().forEach(stage -> place.process(stage.name()).forget());
        place.workspaces().remove();
        return follow(state);
    }

    private static void requirePossible(RunState state, RunCommand command) {
        String why = switch (command) {
            case RunCommand.Cancel cancel -> state.over() ? "it is over" : "";
            case RunCommand.Retry retry -> !state.over() ? "it goes on" : state.passed() ? "it passed" : "";
            case RunCommand.Approve approve -> notAsked(state, approve.stage(), approve.subject());
            case RunCommand.Reject reject -> notAsked(state, reject.stage(), "");
        };
        if (!why.isEmpty()) {
            throw new RunRefusedException(
                    "run " + state.id() + " stays as it is", why, "see ./grocellery pipeline show " + state.id());
        }
    }

    /** @param subject what was looked at; empty for whatever it is */
    private static String notAsked(RunState state, StageName stage, String subject) {
        return Optional.ofNullable(state.stages().get(stage))
                .map(found -> found.phase() instanceof StagePhase.Asking asking
                        ? subject.isEmpty() || asking.subject().equals(subject)
                                ? ""
                                : stage + " would deploy " + asking.subject() + ", and not " + subject
                        : stage + " asks nobody")
                .orElse("it has no stage " + stage);
    }

    /** Looks, decides and acts once. */
    void turn() {
        live.ifPresent(run -> {
            RunState state = run.engine().turn();
            if (state.over()) {
                run.world().close(state);
                tell(
                        state.id(),
                        "pipeline-ended",
                        state.passed() ? Severity.INFO : Severity.ERROR,
                        state.passed()
                                ? "it passed"
                                : "it failed: "
                                        + state.failures().stream()
                                                .map(stage -> stage.name().value())
                                                .toList());
                live = Optional.empty();
            }
        });
    }

    /** Goes on with what an earlier daemon had begun. */
    synchronized void resume() {
        book.all().stream()
                .map(book::read)
                .filter(state -> !state.over())
                .findFirst()
                .ifPresent(state -> follow(state).engine().resume());
    }
}
