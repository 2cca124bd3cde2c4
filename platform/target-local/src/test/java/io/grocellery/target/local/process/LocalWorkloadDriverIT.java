package io.grocellery.target.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.time.Patience;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.Readiness;
import io.grocellery.core.workload.WorkloadDriver;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.sample.FreePort;
import io.grocellery.target.local.sample.SampleService;
import io.grocellery.target.local.sample.TestJvm;
import io.grocellery.testkit.time.LiveTime;
import io.grocellery.testkit.workload.WorkloadDriverContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalWorkloadDriverIT extends WorkloadDriverContract {

    private static final InstanceId ID = new InstanceId("order-service-1");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final Patience patience = LiveTime.patience();
    private LocalWorkloadDriver driver;

    @BeforeEach
    void prepare() {
        driver = new LocalWorkloadDriver(records(), patience);
    }

    @AfterEach
    void leaveNothingRunning() {
        driver.instances().forEach(each -> driver.kill(each.id()));
        assertThat(driver.instances()).isEmpty();
        assertThat(zombies()).isEmpty();
    }

    @Override
    protected WorkloadDriver driver() {
        return driver;
    }

    @Override
    protected WorkloadDriver another() {
        return new LocalWorkloadDriver(records(), patience);
    }

    @Override
    protected WorkloadSpec lasting(InstanceId id, String release) {
        Port port = FreePort.next();
        return spec(id, release, port, SampleService.command(port.number()), Optional.empty());
    }

    @Override
    protected void startEnding(InstanceId id, int code) {
        driver.start(shell(id, "exit " + code));
    }

    @Override
    protected void awaitListening(WorkloadSpec spec) {
        await(() -> PortOwner.isTaken(spec.port()));
    }

    @Test
    void itIsReadyOnceItsAddressAnswersSo() {
        Port port = FreePort.next();
        WorkloadSpec spec = spec(ID, "r-1", port, SampleService.command(port.number()), address(port, "/ready"));

        driver.start(spec);
        assertThat(driver.probe(ID)).isInstanceOf(Readiness.Silent.class);
        await(() -> driver.probe(ID).equals(new Readiness.Ready()));
    }

    @Test
    void itIsNotReadyWhileItsAddressAnswersOtherwise() {
        Port port = FreePort.next();
        driver.start(spec(ID, "r-1", port, SampleService.command(port.number()), address(port, "/unready")));

        await(() -> driver.probe(ID).equals(new Readiness.NotReady("readiness answers 503")));
    }

    @Test
    void itLeadsASessionOfItsOwnSoThatCtrlCDoesNotReachIt() {
        Instance started = driver.start(lasting(ID, "r-1"));

        await(() -> ProcStat.of(pid(started)).orElseThrow().session() == pid(started));
        assertThat(ProcStat.of(pid(started)).orElseThrow().group()).isEqualTo(pid(started));
    }

    @Test
    void itSurvivesTheKillOfWhoeverStartedIt() throws Exception {
        Port port = FreePort.next();
        Process starter = new ProcessBuilder(
                        TestJvm.command(Starter.class, records().toString(), port.toString()))
                .inheritIO()
                .start();
        await(() -> !driver.instances().isEmpty() && PortOwner.isTaken(port));
        starter.destroyForcibly().waitFor();

        Instance found = driver.instances().getFirst();
        assertThat(ProcessHandle.of(pid(found)).orElseThrow().isAlive()).isTrue();
        assertThat(PortOwner.of(port)).map(PortOwner::pid).contains(pid(found));
        var exit = driver.exitOf(found.id());
        driver.stop(found.id());
        assertThat(exit).succeedsWithin(SOON);
        assertThat(PortOwner.isTaken(port)).isFalse();
    }

    @Test
    void aRecordWhosePidNowBelongsToAnotherProcessIsNotTakenForIt() {
        WorkloadSpec spec = lasting(ID, "r-1");
        ProcessIdentity reused = new ProcessIdentity(ProcessHandle.current().pid(), "earlier-boot/12345");
        record(InstanceRecord.intended(spec, Instant.now()).as(reused));

        assertThat(driver.instances()).isEmpty();
        driver.stop(ID);
        driver.kill(ID);
        assertThat(driver.start(spec).pid().orElseThrow())
                .isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void aHalfWrittenRecordIsPutAside() throws IOException {
        Files.createDirectories(records());
        Files.writeString(records().resolve(ID + ".json"), "{\"id\": \"order-ser");

        assertThat(driver.instances()).isEmpty();
        assertThat(records().resolve(ID + ".json.damaged")).exists();
        driver.start(lasting(ID, "r-1"));
        assertThat(driver.instances()).hasSize(1);
    }

    @Test
    void aStartThatWasNeverNotedIsFoundByTheNumberTheProcessWrote() {
        WorkloadSpec spec = lasting(ID, "r-1");
        Instance started = driver.start(spec);
        record(InstanceRecord.intended(spec, patience.clock().instant()));
        await(() -> DetachedLauncher.readPid(records().resolve(ID + ".pid")).isPresent());

        assertThat(another().instances()).extracting(Instance::pid).containsExactly(started.pid());
        driver.stop(ID);
        assertThat(ProcessIdentity.of(pid(started))).isEmpty();
    }

    @Test
    void anOldNumberOfANeverNotedStartIsIgnored() {
        WorkloadSpec spec = lasting(ID, "r-1");
        record(InstanceRecord.intended(spec, Instant.now().minus(Duration.ofDays(1))));
        DurableFile.write(
                records().resolve(ID + ".pid"), ProcessHandle.current().pid() + "\n");

        assertThat(driver.instances()).isEmpty();
    }

    @Test
    void stoppingEndsTheWholeTree() {
        Instance started = driver.start(shell(ID, "sleep 1000 & (setsid sleep 1000 & sleep 1000) & wait"));
        ProcessTree tree = new ProcessTree(ProcessIdentity.of(pid(started)).orElseThrow());
        await(() -> tree.members().size() >= 4);
        Set<Long> members = tree.members();

        driver.stop(ID);

        assertThat(members)
                .allSatisfy(pid -> assertThat(ProcessIdentity.of(pid)).isEmpty());
    }

    @Test
    void childrenOfACrashedInstanceAreEndedBeforeItStartsAgain() {
        Instance started = driver.start(shell(ID, "sleep 1000 & sleep 1000"));
        ProcessTree tree = new ProcessTree(ProcessIdentity.of(pid(started)).orElseThrow());
        await(() -> tree.members().size() >= 3);
        ProcessHandle.of(pid(started)).orElseThrow().destroyForcibly();
        await(() -> driver.instances().isEmpty());
        assertThat(tree.members()).isNotEmpty();

        driver.start(lasting(ID, "r-1"));

        assertThat(tree.members()).isEmpty();
    }

    @Test
    void oneThatIgnoresTheRequestIsKilledAfterItsGrace() {
        Port port = FreePort.next();
        Instance started = driver.start(
                spec(ID, "r-1", port, SampleService.command(port.number(), "stubborn"), address(port, "/ready")));
        await(() -> driver.probe(ID).equals(new Readiness.Ready()));
        Instant begun = Instant.now();

        driver.stop(ID);

        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
        assertThat(ProcessIdentity.of(pid(started))).isEmpty();
    }

    @Test
    void itInheritsNoEnvironmentBeyondTheList() throws Exception {
        assertThat(System.getenv().size()).isGreaterThan(3);
        WorkloadSpec spec = shell(ID, "env; umask");
        driver.start(spec);
        driver.exitOf(ID).get();

        List<String> lines = Files.readAllLines(spec.logFile());
        assertThat(lines).contains("ADDED=yes", "0077");
        assertThat(lines)
                .filteredOn(line -> line.contains("="))
                .allMatch(line -> line.matches("(PATH|HOME|LANG|LC_ALL|TZ|TMPDIR|ADDED|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    @Test
    void itsMemoryIsTold() {
        driver.start(lasting(ID, "r-1"));

        await(() -> driver.memoryOf(ID).orElseThrow().mebibytes() > 10);
    }

    @Test
    void aLogPastItsCapIsPutAsideWhileTheProcessGoesOnWriting() throws Exception {
        WorkloadSpec spec = shell(ID, "while :; do echo line; sleep 0.05; done");
        driver.start(spec);
        await(() -> spec.logFile().toFile().length() > 20);

        new RotatingLog(spec.logFile(), 10).rotate();

        assertThat(spec.logFile().resolveSibling("order-service-1.log.1"))
                .content()
                .startsWith("line\nline\n");
        await(() -> spec.logFile().toFile().length() > 10);
        assertThat(Files.readString(spec.logFile())).startsWith("line\n");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        WorkloadSpec spec = spec(ID, "r-1", FreePort.next(), List.of("no-such-program"), Optional.empty());

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> driver.start(spec))
                .withMessageContaining("no-such-program");
        assertThat(driver.instances()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() {
        WorkloadSpec spec = new WorkloadSpec(
                ID,
                new ServiceName("order-service"),
                new ReleaseId("r-1"),
                FreePort.next(),
                List.of("/bin/sh", "-c", "true"),
                Path.of("/dev/null/folder"),
                folder.resolve("log"),
                Map.of(),
                Optional.empty(),
                Duration.ZERO);

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> driver.start(spec))
                .withMessageContaining("/dev/null/folder");
    }

    @Test
    void withoutSetsidItLeadsAProcessGroup() {
        LocalWorkloadDriver grouping =
                new LocalWorkloadDriver(records(), patience, new DetachedLauncher(Path.of("/bin/bash"), false));
        Instance started = grouping.start(shell(ID, "sleep 1000 & wait"));

        assertThat(ProcStat.of(pid(started)).orElseThrow().group()).isEqualTo(pid(started));
        assertThat(grouping.instances()).containsExactly(started);
        var exit = grouping.exitOf(ID);
        grouping.stop(ID);
        assertThat(exit).succeedsWithin(SOON);
        assertThat(new ProcessTree(new ProcessIdentity(pid(started), "any")).members())
                .isEmpty();
    }

    private Path records() {
        return folder.resolve("processes");
    }

    private void record(InstanceRecord record) {
        new InstanceRecords(records()).write(record);
    }

    private WorkloadSpec shell(InstanceId id, String script) {
        return spec(id, "r-1", FreePort.next(), List.of("/bin/sh", "-c", script), Optional.empty());
    }

    private WorkloadSpec spec(InstanceId id, String release, Port port, List<String> command, Optional<URI> ready) {
        return new WorkloadSpec(
                id,
                new ServiceName("order-service"),
                new ReleaseId(release),
                port,
                command,
                folder.resolve("work"),
                folder.resolve("logs/" + id + ".log"),
                Map.of("ADDED", "yes"),
                ready,
                Duration.ofSeconds(2));
    }

    private static Optional<URI> address(Port port, String path) {
        return Optional.of(URI.create("http://127.0.0.1:" + port + path));
    }

    private void await(BooleanSupplier condition) {
        assertThat(patience.await(condition, SOON)).isTrue();
    }

    private static long pid(Instance instance) {
        return instance.pid().orElseThrow();
    }

    private static List<ProcStat> zombies() {
        return LiveTime.patience().await(() -> ownZombies().isEmpty(), Duration.ofSeconds(2))
                ? List.of()
                : ownZombies();
    }

    private static List<ProcStat> ownZombies() {
        return ProcStat.all()
                .filter(each -> each.parent() == ProcessHandle.current().pid() && each.ended())
                .toList();
    }

    /** Starts an instance and waits to be killed. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] arguments) throws InterruptedException {
            Port port = new Port(Integer.parseInt(arguments[1]));
            Path records = Path.of(arguments[0]);
            new LocalWorkloadDriver(records, LiveTime.patience())
                    .start(new WorkloadSpec(
                            ID,
                            new ServiceName("order-service"),
                            new ReleaseId("r-1"),
                            port,
                            SampleService.command(port.number()),
                            records.resolveSibling("work"),
                            records.resolveSibling("starter.log"),
                            Map.of(),
                            Optional.empty(),
                            Duration.ofSeconds(2)));
            new CountDownLatch(1).await();
        }
    }
}
