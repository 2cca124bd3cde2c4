package io.grocellery.cli;

import io.grocellery.core.capacity.MemoryNeed;
import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.JavaLaunch;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseCandidate;
import io.grocellery.core.release.ReleaseFiles;
import io.grocellery.core.status.Progress;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FileTree;
import io.grocellery.target.local.files.TokenFile;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.installation.SourceCommit;
import io.grocellery.target.local.network.FreePorts;
import io.grocellery.target.local.pipeline.HandedOn;
import io.grocellery.target.local.process.LocalWorkloadDriver;
import io.grocellery.target.local.release.AotCacheTrainer;
import io.grocellery.target.local.release.AotCacheTrainer.Outcome;
import io.grocellery.target.local.release.AotCacheTrainer.Training;
import io.grocellery.target.local.release.FolderReleaseStore;
import io.grocellery.target.local.release.JavaRuntimes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The daemon as a process: released, started, found again, replaced when what is built is newer than what runs. */
final class DaemonProcess {

    private static final ServiceName NAME = new ServiceName("daemon");
    private static final Duration READY_DEADLINE = Duration.ofSeconds(60);
    private static final Duration TRAINING_DEADLINE = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Installation installation;
    private final Consumer<Progress> progress;
    private final LocalParts parts;
    private final LocalWorkloadDriver driver;
    private final FolderReleaseStore releases;
    private final DaemonClient client;

    DaemonProcess(Installation installation, DaemonClient client, Consumer<Progress> progress) {
        this.installation = installation;
        this.progress = progress;
        this.parts = new LocalParts(installation);
        this.driver = parts.daemons();
        this.releases = new FolderReleaseStore(installation.daemonReleases(), parts.clock());
        this.client = client;
    }

    /** Returns when the daemon that is built answers. */
    void ensureRunning(boolean plainStart) {
        Release release = releases.publish(new ReleaseCandidate(
                NAME,
                installation.home().resolve("platform/daemon/target/daemon-boot.jar"),
                SourceCommit.of(installation.home())));
        if (isAnother(release)) {
            driver.stop(LocalParts.DAEMON);
        }
        if (!client.answers()) {
            start(release, plainStart);
        }
    }

    private boolean isAnother(Release release) {
        return driver.find(LocalParts.DAEMON)
                .filter(running -> !running.release().equals(release.id()))
                .isPresent();
    }

    private void start(Release release, boolean plainStart) {
        ReleaseFiles files = releases.files(release);
        JavaLaunch launch =
                new JavaLaunch(JavaRuntimes.inspect(installation.java()), JvmProfile.LEAN, MemoryNeed.DAEMON);
        if (!plainStart) {
            makeCache(files, launch);
        }
        Instant begin = parts.clock().instant();
        progress.accept(new Progress("platform daemon", Progress.State.STARTED, "", 0));
        prepareFolder(installation.daemonFolder());
        driver.start(spec(release, command(files, launch)));
        awaitAnswer();
        long millis = Duration.between(begin, parts.clock().instant()).toMillis();
        progress.accept(new Progress(
                "platform daemon", Progress.State.DONE, "answers at 127.0.0.1:" + installation.daemonPort(), millis));
    }

    private void makeCache(ReleaseFiles files, JavaLaunch launch) {
        if (!launch.runtime().hasAotCache()) {
            progress.accept(new Progress(
                    "start-up caches",
                    Progress.State.NOTE,
                    "Java " + launch.runtime().feature() + " starts plainly; with Java 25 it takes a third of the time",
                    0));
        } else if (AotCacheTrainer.find(files, launch).isEmpty()) {
            trainOnce(files, launch);
        }
    }

    /** On a throw-away installation, so that learning touches nothing. */
    private void trainOnce(ReleaseFiles files, JavaLaunch launch) {
        Instant begin = parts.clock().instant();
        progress.accept(new Progress("start-up cache of the daemon", Progress.State.STARTED, "", 0));
        Path state = installation.state().resolve("daemon-training");
        Port port = FreePorts.any();
        try {
            prepareFolder(state.resolve("daemon"));
            Outcome outcome = new AotCacheTrainer(parts.patience())
                    .train(new Training(
                            files,
                            launch,
                            arguments(state, port),
                            at(port, "/api/version"),
                            List.of(
                                    at(port, "/api/environments"),
                                    at(port, "/api/environments/dev"),
                                    at(port, "/login"),
                                    at(port, "/oauth2/jwks"),
                                    at(port, "/console/")),
                            TRAINING_DEADLINE));
            progress.accept(new Progress(
                    "start-up cache of the daemon",
                    Progress.State.DONE,
                    outcome instanceof Outcome.Plain plain ? plain.reason() : "made",
                    Duration.between(begin, parts.clock().instant()).toMillis()));
        } finally {
            FileTree.delete(state);
        }
    }

    private WorkloadSpec spec(Release release, List<String> command) {
        return new WorkloadSpec(
                LocalParts.DAEMON,
                NAME,
                release.id(),
                installation.daemonPort(),
                command,
                installation.daemonFolder(),
                installation.daemonFolder().resolve("daemon.log"),
                HandedOn.variables(),
                Optional.of(at(installation.daemonPort(), "/api/version")),
                GRACE);
    }

    private List<String> command(ReleaseFiles files, JavaLaunch launch) {
        List<String> arguments = arguments(installation.state(), installation.daemonPort());
        return AotCacheTrainer.find(files, launch)
                .map(cache -> launch.cached(cache, files, arguments))
                .orElseGet(() -> launch.plain(files, arguments));
    }

    private List<String> arguments(Path state, Port port) {
        return List.of(
                "--server.port=" + port,
                "--grocellery.home=" + installation.home(),
                "--grocellery.delivery=" + installation.deliveryFile(),
                "--grocellery.state=" + state,
                "--grocellery.java-home=" + installation.javaHome(),
                "--grocellery.port-offset=" + installation.portOffset());
    }

    private static URI at(Port port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The folder with the token that lets its reader change things. */
    private static void prepareFolder(Path folder) {
        TokenFile.ensure(DurableFile.folder(folder).resolve("api-token"), new SecureRandom());
    }

    private void awaitAnswer() {
        boolean answered = parts.patience()
                .await(() -> client.answers() || driver.find(LocalParts.DAEMON).isEmpty(), READY_DEADLINE);
        if (!answered || driver.find(LocalParts.DAEMON).isEmpty()) {
            throw new ExplainedException(
                    "the platform daemon did not start", lastWords(), "the whole log: ./grocellery logs daemon");
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(installation.daemonFolder().resolve("daemon.log"));
            return lines.isEmpty() ? "it said nothing" : "its last words: " + lines.getLast();
        } catch (IOException unreadable) {
            return "its log cannot be read: " + unreadable.getMessage();
        }
    }
}
