package io.grocellery.target.local.postgres;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.database.DatabaseStatus;
import io.grocellery.core.parameters.Secret;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.time.Patience;
import io.grocellery.core.workload.MemoryUse;
import io.grocellery.target.local.files.TokenFile;
import io.grocellery.target.local.process.DetachedLauncher;
import io.grocellery.target.local.process.PortOwner;
import io.grocellery.target.local.process.ProcessIdentity;
import io.grocellery.target.local.process.ProcessMemory;
import io.grocellery.target.local.process.ProcessTree;
import io.grocellery.target.local.process.RotatingLog;
import io.grocellery.target.local.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * PostgreSQL from the binaries on the class path, with durable settings, on 127.0.0.1. The server outlives whoever
 * started it and is found again by the next. Started by root it runs as {@code nobody}.
 */
public final class EmbeddedPostgres implements DatabaseOperator {

    private static final String SUBJECT = "PostgreSQL";
    private static final String SUPERUSER = "postgres";
    private static final long LOG_CAP = 16L << 20;
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(10);
    private static final Duration REMNANTS = Duration.ofSeconds(15);

    private final EmbeddedPostgresSettings settings;
    private final Patience patience;
    private final ServerUser user = ServerUser.suitable();
    private final DetachedLauncher launcher = new DetachedLauncher();
    private final PostgresHome home;
    private final ServerProbe probe;

    public EmbeddedPostgres(EmbeddedPostgresSettings settings, Patience patience) {
        this.settings = settings;
        this.patience = patience;
        this.home = new PostgresHome(settings.folder(), user);
        this.probe = new ServerProbe(settings.port(), patience.clock());
    }

    @Override
    public synchronized DatabaseStatus start() {
        try {
            stopUnfit();
            if (server().isEmpty()) {
                launch();
            }
            awaitReady();
            return status();
        } catch (UncheckedIOException failed) {
            throw new ExplainedException(
                    SUBJECT + " cannot start",
                    failed.getMessage() + ": " + failed.getCause(),
                    "check that " + settings.folder() + " can be written and has 200 MB of room",
                    failed);
        }
    }

    @Override
    public DatabaseStatus status() {
        Optional<Path> place = home.find();
        Optional<PostmasterFile> file = place.flatMap(EmbeddedPostgres::fileIn);
        Optional<ProcessIdentity> server = file.flatMap(PostmasterFile::server);
        return new DatabaseStatus(
                server.isEmpty() ? DatabaseStatus.State.STOPPED : state(file.orElseThrow()),
                address(),
                place.flatMap(PostgresBinaries::versionIn),
                server.map(process -> OptionalLong.of(process.pid())).orElse(OptionalLong.empty()));
    }

    @Override
    public Optional<MemoryUse> memory() {
        return server().flatMap(process -> ProcessMemory.of(new ProcessTree(process).members()));
    }

    @Override
    public synchronized void stop() {
        server().ifPresent(this::end);
    }

    /** PostgreSQL recovers from its log at the next start: what was acknowledged is in there. */
    @Override
    public synchronized void kill() {
        server().ifPresent(server -> {
            if (!new ProcessTree(server).kill(patience)) {
                throw stuck(server);
            }
        });
    }

    @Override
    public void ensureDatabase(DatabaseName name, Secret password) {
        administration().ensure(name, password);
    }

    @Override
    public void ensureObserver(DatabaseName role, Secret password) {
        administration().ensureObserver(role, password);
    }

    @Override
    public String jdbcUrl(DatabaseName name) {
        return jdbcAddress().of(name);
    }

    /** Stops the server and removes its data, programs and records. */
    public synchronized void purge() {
        stop();
        home.purge();
    }

    /** What the server writes; empty before its first start. */
    public Optional<Path> log() {
        return home.find().map(EmbeddedPostgres::log).filter(Files::exists);
    }

    /** Puts the log aside when it has grown past 16 MiB; to be called now and then. */
    public void rotateLog() {
        home.find().map(EmbeddedPostgres::log).ifPresent(log -> new RotatingLog(log, LOG_CAP).rotate());
    }

    private void launch() {
        probe.forget();
        PortOwner.requireFree(settings.port(), SUBJECT);
        Path place = home.require();
        PostgresBinaries binaries = PostgresBinaries.unpackInto(place, settings.archives());
        Cluster cluster = new Cluster(place, binaries, user);
        cluster.ensure(superuserPassword());
        cluster.configure(new ServerSettings(settings.port()));
        PostmasterFile.read(cluster.data()).ifPresent(PostmasterFile::giveUpNumber);
        rotateLog();
        run(cluster);
    }

    /** Tries again for a while when processes of a killed server are still on their way out. */
    private void run(Cluster cluster) {
        Attempt attempt = new Attempt(cluster);
        if (!patience.await(attempt::ended, REMNANTS)) {
            throw attempt.failure();
        }
    }

    private void awaitReady() {
        boolean ended = patience.await(() -> isReady() || server().isEmpty(), settings.startDeadline());
        if (!isReady()) {
            Path log = log(home.require());
            throw ended
                    ? new ServerFailure(SUBJECT + " did not start", tail(log, 0), home.require(), log).explained()
                    : new ExplainedException(
                            SUBJECT + " is not ready",
                            "it takes no connections after "
                                    + settings.startDeadline().toSeconds() + " s",
                            "it may be recovering much data: see " + log + ", then start again");
        }
    }

    /** One on another port, or one that somebody asked to end and that still waits for its sessions. */
    private void stopUnfit() {
        file().filter(file -> file.server().isPresent())
                .filter(file -> file.port() != settings.port().number() || file.ending())
                .ifPresent(unfit -> stop());
    }

    private void end(ProcessIdentity server) {
        ProcessTree tree = new ProcessTree(server);
        Signal.INT.send(server);
        if (patience.await(() -> !server.isAlive(), FAST_SHUTDOWN)) {
            return;
        }
        Signal.QUIT.send(server);
        if (!patience.await(() -> !server.isAlive(), IMMEDIATE_SHUTDOWN) && !tree.kill(patience)) {
            throw stuck(server);
        }
    }

    private ExplainedException stuck(ProcessIdentity server) {
        return new ExplainedException(
                SUBJECT + " did not end",
                "process " + server.pid() + " is there still after it was killed",
                "it waits for the disk; see " + log(home.require()));
    }

    private Optional<PostmasterFile> file() {
        return home.find().flatMap(EmbeddedPostgres::fileIn);
    }

    private Optional<ProcessIdentity> server() {
        return file().flatMap(PostmasterFile::server);
    }

    private boolean isReady() {
        return file().filter(PostmasterFile::ready)
                .flatMap(PostmasterFile::server)
                .isPresent();
    }

    private DatabaseStatus.State state(PostmasterFile file) {
        if (file.ending()) {
            return DatabaseStatus.State.UNREACHABLE;
        }
        if (!file.ready()) {
            return DatabaseStatus.State.STARTING;
        }
        return probe.answers() ? DatabaseStatus.State.RUNNING : DatabaseStatus.State.UNREACHABLE;
    }

    private String address() {
        return "127.0.0.1:" + settings.port();
    }

    private JdbcAddress jdbcAddress() {
        return new JdbcAddress(address(), SUPERUSER, "");
    }

    private PostgresAdministration administration() {
        return new PostgresAdministration(jdbcAddress(), SUPERUSER, superuserPassword());
    }

    private Secret superuserPassword() {
        Path file = settings.folder().resolve("superuser-password");
        try {
            TokenFile.ensure(file, new SecureRandom());
            return Secret.of(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ExplainedException(
                    SUBJECT + " cannot be used",
                    "the password of its administrator cannot be read: " + unreadable,
                    "restore " + file + ", or remove the data with `./grocellery down --purge`",
                    unreadable);
        }
    }

    private static Optional<PostmasterFile> fileIn(Path place) {
        return PostmasterFile.read(data(place));
    }

    private static Path data(Path place) {
        return place.resolve("data");
    }

    private static Path log(Path place) {
        return place.resolve("postgres.log");
    }

    private static String tail(Path log, long from) {
        try {
            byte[] all = Files.readAllBytes(log);
            int start = (int) Math.max(from, Math.max(0, all.length - 16_384));
            return new String(all, start, all.length - start, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Launches the server until it lives long enough to have written its number, or fails for good. */
    private final class Attempt {

        private final Cluster cluster;
        private final Path log;
        private Optional<ProcessIdentity> process = Optional.empty();
        private long logStart;
        private boolean launched;

        Attempt(Cluster cluster) {
            this.cluster = cluster;
            this.log = log(cluster.home());
        }

        boolean ended() {
            if (!launched) {
                launch();
            }
            if (server().isPresent()) {
                return true;
            }
            if (process.filter(ProcessIdentity::isAlive).isPresent()) {
                return false;
            }
            launched = false;
            if (!reason().passesByItself()) {
                throw failure();
            }
            return false;
        }

        ExplainedException failure() {
            return reason().explained();
        }

        private ServerFailure reason() {
            return new ServerFailure(SUBJECT + " did not start", tail(log, logStart), cluster.home(), log);
        }

        private void launch() {
            logStart = Files.exists(log) ? log.toFile().length() : 0;
            launched = true;
            process = launcher.launch(new DetachedLauncher.Launch(
                            SUBJECT,
                            user.command(List.of(
                                    cluster.binaries().program("postgres").toString(),
                                    "-D",
                                    cluster.data().toString())),
                            cluster.home(),
                            log,
                            settings.folder().resolve("server.pid"),
                            Map.of("LC_ALL", "C", "HOME", cluster.home().toString())))
                    .identity();
        }
    }
}
