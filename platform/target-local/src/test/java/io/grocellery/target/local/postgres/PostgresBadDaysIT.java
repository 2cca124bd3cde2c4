package io.grocellery.target.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseStatus;
import io.grocellery.core.model.Port;
import io.grocellery.core.parameters.Secret;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.time.Patience;
import io.grocellery.target.local.files.JsonRecord;
import io.grocellery.target.local.process.ProcessIdentity;
import io.grocellery.target.local.sample.FreePort;
import io.grocellery.target.local.sample.TestJvm;
import io.grocellery.testkit.time.LiveTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresBadDaysIT {

    private static final DatabaseName ORDERS = new DatabaseName("grocellery_dev_order_service");
    private static final DatabaseName CARTS = new DatabaseName("grocellery_dev_cart_service");
    private static final Secret PASSWORD = Secret.of("it's \"quoted\" \\ and long");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Patience patience = LiveTime.patience();
    private final Port port = FreePort.next();
    private final Path folder;
    private final EmbeddedPostgres postgres;

    PostgresBadDaysIT(@TempDir Path folder) {
        this.folder = folder;
        this.postgres = new EmbeddedPostgres(
                new EmbeddedPostgresSettings(serverFolder(), DecodedOnce.ARCHIVES, port), patience);
    }

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @AfterAll
    void purge() {
        postgres.purge();
    }

    @Test
    void whatWasCommittedIsThereAfterTheServerWasKilled() throws Exception {
        long pid = startWithTable();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        assertThat(patience.await(() -> postgres.status().state() == DatabaseStatus.State.STOPPED, SOON))
                .isTrue();

        DatabaseStatus again = postgres.start();

        assertThat(again.pid().orElseThrow()).isNotEqualTo(pid);
        assertThat(ask(ORDERS, "SELECT count(*) FROM note")).isEqualTo("1");
    }

    @Test
    void oneThatHangsIsSeenAndCanBeEndedAtOnce() throws Exception {
        long pid = startWithTable();
        signal("STOP", pid);

        assertThat(patience.await(() -> postgres.status().state() == DatabaseStatus.State.UNREACHABLE, SOON))
                .isTrue();
        postgres.kill();

        assertThat(postgres.status().state()).isEqualTo(DatabaseStatus.State.STOPPED);
        assertThat(postgres.start().state()).isEqualTo(DatabaseStatus.State.RUNNING);
        assertThat(ask(ORDERS, "SELECT count(*) FROM note")).isEqualTo("1");
    }

    @Test
    void oneThatWaitsForItsSessionsToEndIsSeenAndReplaced() throws Exception {
        long pid = startWithTable();
        try (Connection session =
                DriverManager.getConnection(postgres.jdbcUrl(ORDERS), ORDERS.value(), PASSWORD.reveal())) {
            assertThat(session.isValid(1)).isTrue();
            signal("TERM", pid);
            assertThat(patience.await(() -> postgres.status().state() == DatabaseStatus.State.UNREACHABLE, SOON))
                    .isTrue();

            assertThat(postgres.start().pid().orElseThrow()).isNotEqualTo(pid);
        }
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + pid)
                .start()
                .waitFor();
    }

    @Test
    void aPidFileWhoseNumberBelongsToAnotherProcessDoesNotKeepItFromStarting() throws Exception {
        startWithTable();
        postgres.stop();
        Path pidFile = home().resolve("data/postmaster.pid");
        Files.writeString(pidFile, notOurs().pid() + "\n" + home().resolve("data") + "\n1700000000\n" + port + "\n");

        postgres.start();

        assertThat(ask(ORDERS, "SELECT count(*) FROM note")).isEqualTo("1");
    }

    /** As in a container whose first process asks for nobody's exit code. */
    @Test
    void anEndedServerThatNobodyAskedForItsExitCodeDoesNotKeepTheNextFromStarting() throws Exception {
        startWithTable();
        postgres.stop();
        Process parent = new ProcessBuilder(
                        ServerUser.suitable().command(List.of("sh", "-c", "true & echo $!; exec sleep 60")))
                .start();
        try {
            String ended = parent.inputReader().readLine();
            assertThat(patience.await(
                            () -> ProcessIdentity.of(Long.parseLong(ended)).isEmpty(), SOON))
                    .isTrue();
            Files.writeString(
                    home().resolve("data/postmaster.pid"),
                    ended + "\n" + home().resolve("data") + "\n1700000000\n" + port + "\n");

            postgres.start();

            assertThat(ask(ORDERS, "SELECT count(*) FROM note")).isEqualTo("1");
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    @Test
    void aHalfMadeDataFolderIsMadeAnew() throws Exception {
        postgres.start();
        postgres.stop();
        Files.delete(home().resolve("data/global/pg_control"));
        Files.createDirectories(home().resolve(".initialising-left/base"));

        assertThat(postgres.start().state()).isEqualTo(DatabaseStatus.State.RUNNING);
        assertThat(home().resolve(".initialising-left")).doesNotExist();
    }

    @Test
    void programsThatAPowerCutHalvedAreUnpackedAnew() throws Exception {
        postgres.start();
        postgres.stop();
        Path program;
        try (Stream<Path> entries = Files.list(home())) {
            program = entries.filter(entry -> entry.getFileName().toString().startsWith("binaries-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin/postgres");
        }
        Files.write(program, new byte[0]);

        assertThat(postgres.start().state()).isEqualTo(DatabaseStatus.State.RUNNING);
        assertThat(program).isNotEmptyFile();
    }

    @Test
    void aTakenPortIsNamedWithWhoHasIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(port.number(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatExceptionOfType(ExplainedException.class)
                    .isThrownBy(postgres::start)
                    .withMessageContaining("port " + port)
                    .withMessageContaining("process " + ProcessHandle.current().pid())
                    .withMessageContaining("--port-offset");
        }
    }

    @Test
    void itSurvivesTheKillOfWhoeverStartedItAndIsFoundAgain() throws Exception {
        Process starter = new ProcessBuilder(
                        TestJvm.command(Starter.class, serverFolder().toString(), port.toString()))
                .inheritIO()
                .start();
        assertThat(patience.await(() -> postgres.status().state() == DatabaseStatus.State.RUNNING, SOON))
                .isTrue();
        long pid = postgres.status().pid().orElseThrow();
        starter.destroyForcibly().waitFor();

        assertThat(postgres.start().pid()).hasValue(pid);
        postgres.ensureDatabase(ORDERS, PASSWORD);
        assertThat(ask(ORDERS, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void movedToAnotherPortItKeepsItsData() throws Exception {
        startWithTable();
        Port other = FreePort.next();
        EmbeddedPostgres moved = new EmbeddedPostgres(
                new EmbeddedPostgresSettings(serverFolder(), DecodedOnce.ARCHIVES, other), patience);

        moved.start();

        assertThat(moved.jdbcUrl(ORDERS)).contains(":" + other + "/");
        assertThat(ask(moved, ORDERS, "SELECT count(*) FROM note")).isEqualTo("1");
    }

    @Test
    void itsSettingsAreDurableAndItListensOnTheLoopbackOnly() throws Exception {
        startWithTable();

        Map<String, String> expected = Map.of(
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "listen_addresses", "127.0.0.1",
                "data_checksums", "on",
                "jit", "off",
                "max_connections", "200",
                "server_encoding", "UTF8",
                "password_encryption", "scram-sha-256");
        for (Map.Entry<String, String> setting : expected.entrySet()) {
            assertThat(ask(ORDERS, "SHOW " + setting.getKey())).isEqualTo(setting.getValue());
        }
        assertThat(Files.readAllLines(home().resolve("data/postmaster.pid")).get(4))
                .isEmpty();
        assertThat(postgres.memory().orElseThrow().mebibytes()).isBetween(5L, 200L);
    }

    @Test
    void aRoleSeesItsOwnDatabaseOnly() throws Exception {
        startWithTable();
        postgres.ensureDatabase(CARTS, Secret.of("other"));

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () -> DriverManager.getConnection(postgres.jdbcUrl(CARTS), ORDERS.value(), PASSWORD.reveal()));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(ORDERS), ORDERS.value(), "wrong"));
    }

    @Test
    void aNewPasswordReplacesTheOld() throws Exception {
        startWithTable();

        postgres.ensureDatabase(ORDERS, Secret.of("rotated"));

        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ask(ORDERS, "SELECT 1"));
        assertThat(ask(postgres, ORDERS, Secret.of("rotated"), "SELECT count(*) FROM note"))
                .isEqualTo("1");
    }

    @Test
    void noPasswordIsInItsLogFilesOrArguments() throws Exception {
        startWithTable();
        String superuser =
                Files.readString(serverFolder().resolve("superuser-password")).strip();

        assertThat(Files.readString(home().resolve("postgres.log"))).doesNotContain(superuser, "it's", "quoted");
        try (Stream<Path> files = Files.list(home())) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("password"));
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(serverFolder().resolve("superuser-password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void dataOfAnotherVersionIsRefusedAndKept() throws Exception {
        postgres.start();
        postgres.stop();
        Path version = home().resolve("data/PG_VERSION");
        String before = Files.readString(version);
        Files.writeString(version, "17\n");

        ExplainedException refusal = catchThrowableOfType(ExplainedException.class, postgres::start);
        Files.writeString(version, before);

        assertThat(refusal).hasMessageContaining("version 17");
        assertThat(home().resolve("data/base")).isDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        EmbeddedPostgres nowhere = new EmbeddedPostgres(
                new EmbeddedPostgresSettings(Path.of("/dev/null/postgres"), DecodedOnce.ARCHIVES, port), patience);

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(nowhere::start)
                .withMessageContaining("/dev/null/postgres");
    }

    @Test
    void brokenSettingsAreToldInTheServersOwnWords() throws Exception {
        postgres.start();
        postgres.stop();
        Path settings = home().resolve("data/postgresql.auto.conf");
        Files.writeString(settings, "no_such_setting = 1\n");

        ExplainedException refusal = catchThrowableOfType(ExplainedException.class, postgres::start);
        Files.writeString(settings, "");

        assertThat(refusal).hasMessageContaining("postgres.log").hasMessageContaining("FATAL");
    }

    @Test
    void openConnectionsDoNotDelayTheStop() throws Exception {
        startWithTable();
        try (Connection open = connect(postgres, ORDERS, PASSWORD)) {
            assertThat(open.isValid(1)).isTrue();

            postgres.stop();
        }
        assertThat(postgres.status().state()).isEqualTo(DatabaseStatus.State.STOPPED);
        assertThat(Files.readString(home().resolve("postgres.log"))).contains("database system is shut down");
    }

    @Test
    void theRecordSaysWhereTheDataIs() {
        postgres.start();

        Path home =
                Path.of(JsonRecord.read(serverFolder().resolve("state.json")).text("home"));
        assertThat(home.resolve("data/PG_VERSION")).exists();
        postgres.purge();
        assertThat(home).doesNotExist();
        assertThat(serverFolder()).doesNotExist();
    }

    private Path serverFolder() {
        return folder.resolve("state/postgres");
    }

    private Path home() {
        return Path.of(JsonRecord.read(serverFolder().resolve("state.json")).text("home"));
    }

    private long startWithTable() throws SQLException {
        long pid = postgres.start().pid().orElseThrow();
        postgres.ensureDatabase(ORDERS, PASSWORD);
        try (Connection connection = connect(postgres, ORDERS, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS note");
            statement.execute("CREATE TABLE note (text text)");
            statement.execute("INSERT INTO note VALUES ('kept')");
        }
        return pid;
    }

    private String ask(DatabaseName name, String query) throws SQLException {
        return ask(postgres, name, query);
    }

    private static String ask(EmbeddedPostgres server, DatabaseName name, String query) throws SQLException {
        return ask(server, name, PASSWORD, query);
    }

    private static String ask(EmbeddedPostgres server, DatabaseName name, Secret password, String query)
            throws SQLException {
        try (Connection connection = connect(server, name, password);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres server, DatabaseName name, Secret password) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(name), name.value(), password.reveal());
    }

    private static ProcessHandle notOurs() {
        return ProcessHandle.current();
    }

    /** Starts the server and waits to be killed. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] arguments) throws InterruptedException {
            Port port = new Port(Integer.parseInt(arguments[1]));
            new EmbeddedPostgres(
                            new EmbeddedPostgresSettings(Path.of(arguments[0]), DecodedOnce.ARCHIVES, port),
                            LiveTime.patience())
                    .start();
            new CountDownLatch(1).await();
        }
    }
}
