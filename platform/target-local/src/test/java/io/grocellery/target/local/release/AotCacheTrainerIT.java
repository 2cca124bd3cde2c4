package io.grocellery.target.local.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.model.MemorySize;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.release.JavaLaunch;
import io.grocellery.core.release.JavaRuntime;
import io.grocellery.core.release.ReleaseCandidate;
import io.grocellery.core.release.ReleaseFiles;
import io.grocellery.target.local.files.FileClaim;
import io.grocellery.target.local.process.PortOwner;
import io.grocellery.target.local.release.AotCacheTrainer.Outcome;
import io.grocellery.target.local.release.AotCacheTrainer.Training;
import io.grocellery.target.local.sample.FreePort;
import io.grocellery.target.local.sample.TestJvm;
import io.grocellery.testkit.time.LiveTime;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTrainerIT {

    private static final MemorySize HEAP = MemorySize.parse("64MiB");

    @TempDir
    private Path folder;

    private final AotCacheTrainer trainer = new AotCacheTrainer(LiveTime.patience());
    private final Port port = FreePort.next();
    private final JavaRuntime java = JavaRuntimes.inspect(Path.of(TestJvm.java()));
    private final JavaLaunch lean = new JavaLaunch(java, JvmProfile.LEAN, HEAP);
    private ReleaseFiles files = new ReleaseFiles(Path.of(""), Path.of(""), Path.of(""), false);

    @BeforeEach
    void publish() {
        FolderReleaseStore store = new FolderReleaseStore(folder.resolve("releases"), Clock.systemUTC());
        Path artifact = SampleArtifact.springBoot(folder.resolve("sample.jar"), "one");
        files = store.files(store.publish(new ReleaseCandidate(new ServiceName("sample"), artifact, "abc1234")));
    }

    @Test
    void aRunLeavesACacheThatTheJvmAccepts() throws Exception {
        assumeThat(java.hasAotCache()).as("Java 25 or newer").isTrue();
        List<URI> requests = List.of(address("/ready"), address("/no-such-page"));

        Outcome outcome = trainer.train(training(lean, "/ready", requests, Duration.ofSeconds(60)));

        assertThat(outcome).isInstanceOf(Outcome.Cached.class);
        Path cache = AotCacheTrainer.find(files, lean).orElseThrow();
        assertThat(cache).isNotEmptyFile();
        assertNothingListens();
        assertThat(startedFrom(lean, cache)).contains("source: shared objects file");
        assertThat(trainer.train(training(lean, "/ready", requests, Duration.ofSeconds(60))))
                .isEqualTo(new Outcome.Cached(cache, Duration.ZERO));
    }

    @Test
    void oneCacheServesBothProfilesAndNoOtherMemory() throws IOException {
        assumeThat(java.hasAotCache()).as("Java 25 or newer").isTrue();
        JavaLaunch fast = new JavaLaunch(java, JvmProfile.FAST, HEAP);

        trainer.train(training(fast, "/ready", List.of(), Duration.ofSeconds(60)));

        Path cache = AotCacheTrainer.find(files, lean).orElseThrow();
        assertThat(AotCacheTrainer.find(files, fast)).contains(cache);
        assertThat(startedFrom(fast, cache)).contains("source: shared objects file");
        assertThat(startedFrom(lean, cache)).contains("source: shared objects file");
        assertThat(AotCacheTrainer.find(files, new JavaLaunch(java, JvmProfile.LEAN, MemorySize.parse("65MiB"))))
                .isEmpty();
    }

    @Test
    void whileAnotherMakesItNobodyElseDoes() throws IOException {
        assumeThat(java.hasAotCache()).as("Java 25 or newer").isTrue();
        Path cache = cacheAfterATraining();
        Files.delete(cache);

        try (FileClaim others = FileClaim.of(AotCacheTrainer.lock(cache)).orElseThrow()) {
            assertThat(trainer.train(training(lean, "/ready", List.of(), Duration.ofSeconds(1))))
                    .isEqualTo(new Outcome.Plain("plain start: no cache could be made, another process has been"
                            + " making it for 1 s already"));
            assertThat(others.holds()).isTrue();
            assertThat(cache).doesNotExist();
        }
        assertThat(cacheAfterATraining()).isEqualTo(cache).exists();
    }

    private Path cacheAfterATraining() {
        trainer.train(training(lean, "/ready", List.of(), Duration.ofSeconds(60)));
        return AotCacheTrainer.find(files, lean).orElseThrow();
    }

    @Test
    void oneThatIsNeverReadyStartsPlainlyAndSaysWhy() {
        assumeThat(java.hasAotCache()).as("Java 25 or newer").isTrue();

        Outcome outcome = trainer.train(training(lean, "/unready", List.of(), Duration.ofSeconds(3)));

        assertThat(outcome)
                .isEqualTo(new Outcome.Plain("plain start: no cache could be made, the run was not ready after 3 s"));
        assertThat(AotCacheTrainer.find(files, lean)).isEmpty();
        assertNothingListens();
    }

    @Test
    void oneThatCannotStartStartsPlainlyAndSaysWhy() {
        assumeThat(java.hasAotCache()).as("Java 25 or newer").isTrue();
        Training broken =
                new Training(files, lean, List.of("no number"), address("/ready"), List.of(), Duration.ofSeconds(30));

        assertThat(trainer.train(broken))
                .isEqualTo(new Outcome.Plain("plain start: no cache could be made, the run ended before it was ready"));
    }

    @Test
    void anOlderJavaStartsPlainlyAndSaysSo() {
        JavaLaunch older = new JavaLaunch(new JavaRuntime(java.program(), "21.0.5+11"), JvmProfile.LEAN, HEAP);

        Outcome outcome = trainer.train(training(older, "/ready", List.of(), Duration.ofSeconds(30)));

        assertThat(outcome)
                .isEqualTo(new Outcome.Plain(
                        "plain start: Java 21.0.5+11 cannot keep a cache from one training run," + " Java 25 can"));
    }

    /** A port that another test borrows for a moment comes back. */
    private void assertNothingListens() {
        assertThat(LiveTime.patience().await(() -> !PortOwner.isTaken(port), Duration.ofSeconds(20)))
                .as("whether nothing of the run listens any more")
                .isTrue();
    }

    private Training training(JavaLaunch launch, String ready, List<URI> requests, Duration deadline) {
        return new Training(files, launch, List.of(port.toString()), address(ready), requests, deadline);
    }

    /** What the JVM says of where it takes the main class from. */
    private String startedFrom(JavaLaunch launch, Path cache) throws IOException {
        List<String> command = new ArrayList<>(launch.cached(cache, files, List.of("no number")));
        command.add(1, "-Xlog:class+load:stdout");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("SampleService "))
                .findFirst()
                .orElse("not loaded");
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
