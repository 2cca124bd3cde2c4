package io.grocellery.target.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseStatus;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.parameters.ParameterPath;
import io.grocellery.core.parameters.ParameterValue;
import io.grocellery.core.parameters.Secret;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.time.Patience;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.target.local.files.FileTree;
import io.grocellery.target.local.files.JsonRecord;
import io.grocellery.target.local.parameters.FileParameterStore;
import io.grocellery.target.local.process.LocalWorkloadDriver;
import io.grocellery.target.local.sample.FreePort;
import io.grocellery.target.local.sample.SampleService;
import io.grocellery.target.local.sample.TestJvm;
import io.grocellery.testkit.time.LiveTime;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only root can show: the change to another user, full disks, and an ordinary user beside root. */
class RootIT {

    private static final String DONE = "all of it works";

    @TempDir
    private Path folder;

    private final Patience patience = LiveTime.patience();
    private final Port port = FreePort.next();

    @BeforeEach
    void onlyForRoot() {
        assumeThat(ServerUser.suitable()).isInstanceOf(ServerUser.Nobody.class);
    }

    @Test
    void aFolderThatNobodyCanReachHoldsTheDataItself() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        EmbeddedPostgres postgres = postgres(folder.resolve("postgres"));

        DatabaseStatus status = postgres.start();
        Path home = home(folder.resolve("postgres"));
        assertThat(home).isEqualTo(folder.resolve("postgres/server"));
        assertOwnedByNobody(home.resolve("data"));
        assertRunsAsNobody(status);

        postgres.purge();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatNobodyCannotReachOnlyRecordsWhereTheDataIs() throws IOException {
        EmbeddedPostgres postgres = postgres(folder.resolve("postgres"));

        DatabaseStatus status = postgres.start();
        Path home = home(folder.resolve("postgres"));
        assertThat(home)
                .satisfiesAnyOf(
                        place -> assertThat(place).startsWith(Path.of("/var/lib/grocellery")),
                        place -> assertThat(place).startsWith(Path.of("/var/tmp")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        assertOwnedByNobody(home);
        assertRunsAsNobody(status);

        postgres.purge();
        assertThat(home).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 75})
    void aFullDiskIsNamed(int mebibytes) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "mode=755,size=" + mebibytes + "m", "tmpfs", disk.toString()))
                .as("a small disk can be mounted")
                .isZero();
        EmbeddedPostgres postgres = postgres(disk.resolve("postgres"));
        try {
            ExplainedException failure = catchThrowableOfType(ExplainedException.class, postgres::start);

            assertThat(failure.why()).containsAnyOf("No space left on device", "is full");
            assertThat(failure.remedy()).contains("room");
            assertThat(failure).hasMessageContaining(disk.toString());
        } finally {
            postgres.purge();
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    @Test
    void anOrdinaryUserCanDoAllOfIt() throws Exception {
        Path place = Files.createTempDirectory("ordinary-user-");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Path own = Files.createDirectory(place.resolve("own"));
            new ServerUser.Nobody().own(own);
            List<String> command = new ServerUser.Nobody()
                    .command(List.of(
                            TestJvm.java(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            readableClassPath(place.resolve("classes")),
                            OrdinaryUser.class.getName(),
                            own.toString()));
            Path output = place.resolve("output");
            Process process = new ProcessBuilder(command)
                    .directory(own.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();

            assertThat(process.waitFor()).as(Files.readString(output)).isZero();
            assertThat(output).content().contains(DONE);
            assertThat(own).isEmptyDirectory();
        } finally {
            FileTree.delete(place);
        }
    }

    private EmbeddedPostgres postgres(Path place) {
        return new EmbeddedPostgres(new EmbeddedPostgresSettings(place, DecodedOnce.ARCHIVES, port), patience);
    }

    private static Path home(Path place) {
        return Path.of(JsonRecord.read(place.resolve("state.json")).text("home"));
    }

    private static void assertOwnedByNobody(Path path) throws IOException {
        assertThat(Files.getOwner(path).getName()).isEqualTo("nobody");
    }

    private static void assertRunsAsNobody(DatabaseStatus status) {
        ProcessHandle server = ProcessHandle.of(status.pid().orElseThrow()).orElseThrow();
        assertThat(server.info().user()).contains("nobody");
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** This JVM's class path may be where only root can read. */
    private static String readableClassPath(Path target) throws IOException {
        List<String> copied = new ArrayList<>();
        for (String entry : TestJvm.classPath().split(File.pathSeparator, -1)) {
            Path source = Path.of(entry);
            Path copy = target.resolve(copied.size() + "-" + source.getFileName());
            copy(source, copy);
            copied.add(copy.toString());
        }
        return String.join(File.pathSeparator, copied);
    }

    private static void copy(Path source, Path target) throws IOException {
        if (!Files.exists(source)) {
            return;
        }
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Everything once, by somebody who is not root. */
    static final class OrdinaryUser {

        private OrdinaryUser() {}

        public static void main(String[] arguments) throws Exception {
            Path own = Path.of(arguments[0]);
            Patience patience = LiveTime.patience();
            assertThat(ServerUser.suitable()).isInstanceOf(ServerUser.Myself.class);
            postgres(own.resolve("postgres"), patience);
            process(own, patience);
            parameter(own.resolve("parameters"));
            System.out.write((DONE + "\n").getBytes(StandardCharsets.UTF_8));
        }

        private static void postgres(Path place, Patience patience) {
            EmbeddedPostgres postgres = new EmbeddedPostgres(
                    new EmbeddedPostgresSettings(place, place.resolve("archives"), FreePort.next()), patience);
            assertThat(postgres.start().state()).isEqualTo(DatabaseStatus.State.RUNNING);
            postgres.ensureDatabase(new DatabaseName("grocellery_dev_sample"), Secret.of("secret"));
            assertThat(home(place)).isEqualTo(place.resolve("server"));
            postgres.purge();
        }

        private static void process(Path own, Patience patience) {
            LocalWorkloadDriver driver = new LocalWorkloadDriver(own.resolve("processes"), patience);
            Port port = FreePort.next();
            InstanceId id = new InstanceId("sample-1");
            driver.start(new WorkloadSpec(
                    id,
                    new ServiceName("sample"),
                    new ReleaseId("r-1"),
                    port,
                    SampleService.command(port.number()),
                    own.resolve("work"),
                    own.resolve("sample.log"),
                    Map.of(),
                    Optional.empty(),
                    Duration.ofSeconds(5)));
            assertThat(driver.instances()).extracting(Instance::id).containsExactly(id);
            assertThat(driver.memoryOf(id)).isPresent();
            driver.stop(id);
            assertThat(driver.instances()).isEmpty();
            List.of("processes", "work", "sample.log").forEach(each -> FileTree.delete(own.resolve(each)));
        }

        private static void parameter(Path place) {
            FileParameterStore store = new FileParameterStore(place, Clock.systemUTC());
            store.put(new ParameterPath("/grocellery/dev/sample/secret"), ParameterValue.secure("x"));
            assertThat(store.list("/grocellery")).hasSize(1);
            FileTree.delete(place);
        }
    }
}
