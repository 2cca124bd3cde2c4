package io.grocellery.daemon.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.Agreement;
import io.grocellery.core.pipeline.Outcome;
import io.grocellery.core.pipeline.RunCommand;
import io.grocellery.core.pipeline.RunId;
import io.grocellery.core.pipeline.RunRetention;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.core.pipeline.StageResult;
import io.grocellery.core.pipeline.Work;
import io.grocellery.core.status.RunStatus;
import io.grocellery.core.time.Patience;
import io.grocellery.target.local.files.FileTree;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.testkit.journal.InMemoryEventJournal;
import io.grocellery.testkit.time.LiveTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real checkouts, real processes, real files; only the environments are pretended. */
class PipelinesIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final Patience patience = LiveTime.patience();
    private final InMemoryEventJournal recorded = new InMemoryEventJournal();
    private final InMemoryEventJournal journal = new InMemoryEventJournal();
    private final List<String> deployed = new CopyOnWriteArrayList<>();
    private Set<ReleaseId> serving = Set.of();
    private Optional<TrialProject> project = Optional.empty();
    private Optional<Pipelines> daemon = Optional.empty();

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectory(folder.resolve("ran"));
        project = Optional.of(new TrialProject(folder.resolve("project")));
        daemon = Optional.of(daemon());
    }

    private TrialProject project() {
        return project.orElseThrow();
    }

    private Pipelines pipelines() {
        return daemon.orElseThrow();
    }

    /** As after a start of the daemon. */
    private Pipelines daemon() {
        Installation installation = Installation.of(
                folder, Path.of(System.getProperty("java.home")), 0, project().deliveryFile());
        return new Pipelines(
                installation,
                new RunPlanning(installation, "test"),
                this::deploy,
                new RunBook(recorded, patience.clock()),
                new RunRetention(2, 1L << 30),
                () -> Map.of(new ServiceName("a-service"), serving),
                journal,
                patience);
    }

    private StageResult deploy(
            Work.Deploy work,
            NavigableMap<ServiceName, ReleaseId> releases,
            Optional<Agreement> agreement,
            String by,
            Consumer<String> told) {
        deployed.add(work.environment() + " " + releases
                + agreement
                        .filter(given -> given.covers(releases))
                        .map(given -> " approved by " + given.approval().by())
                        .orElse(""));
        told.accept("deployed");
        return new StageResult(Outcome.PASSED, "it serves", List.of(), Map.of());
    }

    @Test
    void takesACommitAsFarAsItsBranchGoes() {
        RunStatus run = run();

        assertThat(run.phase()).as(run.toString()).isEqualTo("passed");
        assertThat(states(run))
                .containsOnlyKeys("source", "tests", "scan", "release", "deploy-dev")
                .containsValue("passed");
        assertThat(deployed).containsExactly("dev {a-service=r-1}");
        assertThat(stage(run, "tests").gates())
                .extracting(RunStatus.Gate::name, RunStatus.Gate::figures)
                .containsExactly(tuple("code_coverage", "90%"));
        assertThat(journal.read(0, 100))
                .extracting(entry -> entry.event().kind())
                .startsWith("pipeline-began", "stage-ended")
                .endsWith("pipeline-ended");
    }

    @Test
    void whatDidNotChangeIsNotDoneAgain() {
        run();

        RunStatus second = run();

        assertThat(states(second))
                .containsEntry("source", "unchanged")
                .containsEntry("tests", "unchanged")
                .containsEntry("release", "unchanged")
                .containsEntry("deploy-dev", "passed");
        assertThat(project().ran("tests")).isEqualTo(1);
        assertThat(stage(second, "tests").sentence()).startsWith("as in run p-1: code_coverage >80%: passed");
        assertThat(deployed)
                .as("the releases are known from the kept result")
                .hasSize(2)
                .allMatch(deployed.getFirst()::equals);
    }

    @Test
    void aChangeIsFollowedByWhateverItReaches() {
        run();
        project().write("scan.sh", "echo scanned anew >> $RAN/scan");
        project().commit("another scan");

        RunStatus second = run();

        assertThat(states(second))
                .containsEntry("source", "unchanged")
                .containsEntry("tests", "unchanged")
                .containsEntry("scan", "passed")
                .containsEntry("release", "passed");
        assertThat(project().ran("release"))
                .as("it found what the unchanged tests had left")
                .isEqualTo(2);
    }

    @Test
    void whatStagesWroteIsKeptForTheLatestRunsAndForWhatServes() {
        run();
        serving = Set.of(new ReleaseId("r-1"));

        for (int number = 2; number <= 5; number++) {
            project().write("src/main.txt", "change " + number);
            project().commit("change " + number);
            finished(new RunId(pipelines()
                    .begin(new RunRequest(null, null, "source", "ada"))
                    .id()));
        }

        assertThat(folders()).containsExactlyInAnyOrder("p-1", "p-3", "p-4", "p-5");
        assertThat(pipelines().list()).extracting(RunStatus::id).contains("p-2");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> {
                    FileTree.delete(project().folder().resolve(".grocellery/pipeline-results"));
                    pipelines().log(new RunId("p-2"), new StageName("source"));
                })
                .withMessageContaining("what the stages of run p-2 wrote was removed: 2 runs are kept");
    }

    private List<String> folders() {
        try (Stream<Path> folders = Files.walk(project().folder().resolve(".grocellery"))) {
            return folders.filter(
                            folder -> String.valueOf(folder.resolveSibling("").getFileName())
                                    .equals("runs"))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void aGateSaysNoAndNothingIsDeployed() {
        project().tests("80", "");

        RunStatus run = run();

        assertThat(run.phase()).isEqualTo("failed");
        assertThat(stage(run, "tests").state()).isEqualTo("refused");
        assertThat(stage(run, "tests").sentence())
                .isEqualTo("code_coverage >80%: failed, 80% is not >80% (lines of all modules)");
        assertThat(stage(run, "tests").gates().getFirst().findings())
                .containsExactly("out/jacoco.xml: 80 of 100 lines covered");
        assertThat(states(run)).containsEntry("scan", "passed").containsEntry("release", "skipped");
        assertThat(deployed).isEmpty();
    }

    @Test
    void aFailureIsToldInItsOwnWordsAndTriedAgain() throws Exception {
        project().write("scan.sh", "test -f $RAN/mended || { echo 'a key at line 7'; exit 3; }");

        RunStatus failed = run();

        assertThat(stage(failed, "scan").sentence()).isEqualTo("exit code 3: a key at line 7");
        assertThat(failed.possible()).containsExactly("retry");

        Files.createFile(folder.resolve("ran/mended"));
        ask(new RunId("p-1"), new RunCommand.Retry("ada"));
        RunStatus mended = finished(new RunId("p-1"));

        assertThat(mended.phase()).as(mended.toString()).isEqualTo("passed");
        assertThat(project().ran("tests")).as("what passed stands").isEqualTo(1);
    }

    @Test
    void aDaemonThatDiesLosesNothing() throws IOException {
        project().tests("90", "until test -f $RAN/go; do sleep 0.05; done");
        RunId id = new RunId(pipelines().begin(request()).id());
        await(id, run -> stage(run, "tests").state().equals("running"));

        daemon = Optional.of(daemon()); // the old one is never turned again
        pipelines().resume();
        Files.createFile(folder.resolve("ran/go"));
        RunStatus ended = finished(id);

        assertThat(ended.phase()).as(ended.toString()).isEqualTo("passed");
        assertThat(project().ran("source")).isEqualTo(1);
        assertThat(project().ran("tests")).as("its process outlived the daemon").isEqualTo(1);
    }

    @Test
    void aStageThatDiedWithTheDaemonBeginsAgain() throws IOException {
        project().tests("90", "echo $$ > $RAN/pid.new && mv $RAN/pid.new $RAN/pid; test -f $RAN/go || sleep 60");
        RunId id = new RunId(pipelines().begin(request()).id());
        await(id, run -> Files.exists(folder.resolve("ran/pid")));

        ProcessHandle shell = ProcessHandle.of(Long.parseLong(
                        Files.readString(folder.resolve("ran/pid")).strip()))
                .orElseThrow();
        Files.createFile(folder.resolve("ran/go"));
        List<ProcessHandle> all = new ArrayList<>(shell.parent().stream().toList());
        all.add(shell);
        all.forEach(ProcessHandle::destroyForcibly);
        patience.await(() -> !shell.isAlive(), SOON);
        daemon = Optional.of(daemon());
        pipelines().resume();

        RunStatus ended = finished(id);
        assertThat(ended.phase()).as(ended.toString()).isEqualTo("passed");
    }

    @Test
    void aStageAloneStandsOnEarlierResults() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> pipelines().begin(new RunRequest(null, null, "release", "ada")))
                .withMessageContaining("it needs [source, tests, scan]");

        List.of("source", "tests", "scan", "release", "deploy-dev").forEach(stage -> {
            RunStatus run = finished(new RunId(
                    pipelines().begin(new RunRequest(null, null, stage, "ada")).id()));
            assertThat(run.phase()).as(run.toString()).isEqualTo("passed");
        });

        assertThat(project().ran("tests")).isEqualTo(1);
        assertThat(deployed).containsExactly("dev {a-service=r-1}");
    }

    @Test
    void productionWaitsForAPersonWhoSawWhatItIs() throws InterruptedException {
        RunId id = new RunId(
                pipelines().begin(new RunRequest("HEAD", "main", null, "ada")).id());
        RunStatus asking = await(id, run -> run.phase().equals("asking"));
        StageName stage = new StageName("deploy-prod");
        String subject =
                Optional.ofNullable(stage(asking, "deploy-prod").subject()).orElseThrow();

        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> pipelines().ask(id, new RunCommand.Approve(stage, "sha256:other", "ada")))
                .withMessageContaining("deploy-prod would deploy " + subject + ", and not sha256:other");
        ask(id, new RunCommand.Approve(stage, subject, "ada"));

        RunStatus ended = finished(id);
        assertThat(ended.phase()).isEqualTo("passed");
        assertThat(deployed).containsExactly("dev {a-service=r-1}", "prod {a-service=r-1} approved by ada");
        assertThat(Optional.ofNullable(stage(ended, "deploy-prod").approval()).map(RunStatus.Agreement::by))
                .contains("ada");
    }

    /** The daemon turns while somebody asks. */
    private void ask(RunId id, RunCommand command) throws InterruptedException {
        AtomicBoolean heard = new AtomicBoolean();
        Thread turning = Thread.ofPlatform()
                .start(() -> patience.await(
                        () -> {
                            pipelines().turn();
                            return heard.get();
                        },
                        SOON));
        pipelines().ask(id, command);
        heard.set(true);
        turning.join();
    }

    @Test
    void whatNoCommitHoldsGoesToNoProduction() {
        project().write("src/main.txt", "two");

        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> pipelines().begin(new RunRequest(null, "main", null, "ada")))
                .withMessageContaining("what no commit holds cannot be approved");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> pipelines().begin(new RunRequest(null, null, "odd", "ada")))
                .withMessageContaining("it has source, tests, scan, release, deploy-dev");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> pipelines().status(new RunId("p-9")))
                .withMessageContaining("pipeline list names them");

        RunId id = new RunId(pipelines().begin(request()).id());
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> pipelines().begin(request()))
                .withMessageContaining("run p-1 goes on");
        assertThat(finished(id).phase()).isEqualTo("passed");
    }

    private static RunRequest request() {
        return new RunRequest(null, null, null, "ada");
    }

    private RunStatus run() {
        return finished(new RunId(pipelines().begin(request()).id()));
    }

    private RunStatus finished(RunId id) {
        return await(id, RunStatus::over);
    }

    private RunStatus await(RunId id, Predicate<RunStatus> until) {
        boolean seen = patience.await(
                () -> {
                    pipelines().turn();
                    return until.test(pipelines().status(id));
                },
                SOON);
        assertThat(seen).as(pipelines().status(id).toString()).isTrue();
        return pipelines().status(id);
    }

    private static RunStatus.Stage stage(RunStatus run, String name) {
        return run.stages().stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> states(RunStatus run) {
        return run.stages().stream().collect(Collectors.toMap(RunStatus.Stage::name, RunStatus.Stage::state));
    }
}
