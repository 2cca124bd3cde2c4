package io.grocellery.target.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.time.Patience;
import io.grocellery.target.local.pipeline.StageProcess.Status;
import io.grocellery.testkit.time.LiveTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageProcessIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final Patience patience = LiveTime.patience();

    @AfterEach
    void end() {
        process().stop();
    }

    private StageProcess process() {
        return new StageProcess(folder.resolve("stage"), patience);
    }

    @Test
    void anotherDaemonFindsHowItEnded() {
        start("sh", "-c", "echo one; echo two >&2; exit 7");

        awaitEnd();

        assertThat(process().status()).isEqualTo(new Status.Exited(7));
        assertThat(process().lastWords()).containsExactly("one", "two");
    }

    @Test
    void whatABuildUnpacksOthersMayRead() {
        start("sh", "-c", "umask");

        awaitEnd();

        assertThat(process().lastWords()).containsExactly("0022");
    }

    @Test
    void anotherDaemonFindsThatItRuns() {
        start("sh", "-c", "sleep 60");

        assertThat(process().status()).isEqualTo(new Status.Running());
        process().stop();

        assertThat(process().status()).as("ended from outside: no exit code").isEqualTo(new Status.Absent());
    }

    @Test
    void endsWhateverCameOfIt() throws IOException {
        Path child = folder.resolve("child");
        start("sh", "-c", "sleep 60 & echo $! > " + child + "; wait");
        patience.await(() -> Files.exists(child) && child.toFile().length() > 1, SOON);
        long pid = Long.parseLong(Files.readString(child).strip());
        assertThat(ProcessHandle.of(pid)).isPresent();

        process().stop();

        assertThat(patience.await(() -> ProcessHandle.of(pid).isEmpty(), SOON)).isTrue();
    }

    @Test
    void seesItsWorkspaceAndNoSecretOfTheDaemons() throws IOException {
        Files.createDirectories(folder.resolve("workspace"));
        process()
                .start(
                        "the stage",
                        List.of("sh", "-c", "pwd; env | cut -d= -f1 | sort | tr '\\n' ' '"),
                        folder.resolve("workspace"),
                        Map.of("GROCELLERY_COMMIT", "0123"));

        awaitEnd();

        assertThat(process().lastWords().getFirst())
                .isEqualTo(folder.resolve("workspace").toRealPath().toString());
        assertThat(process().lastWords().getLast().split(" "))
                .contains("GROCELLERY_COMMIT", "PATH")
                .isSubsetOf(
                        "GROCELLERY_COMMIT",
                        "PATH",
                        "HOME",
                        "LANG",
                        "LC_ALL",
                        "TZ",
                        "TMPDIR",
                        "PWD",
                        "OLDPWD",
                        "SHLVL",
                        "_");
    }

    @Test
    void aProgramThatIsNotThereIsToldAtOnce() {
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> start("no-such-program"))
                .withMessageContaining("there is no program 'no-such-program'");
        assertThat(process().status()).isEqualTo(new Status.Absent());
    }

    @Test
    void whatIsForgottenBeginsAnew() {
        start("sh", "-c", "exit 1");
        awaitEnd();

        process().forget();
        assertThat(process().status()).isEqualTo(new Status.Absent());

        start("sh", "-c", "exit 0");
        awaitEnd();
        assertThat(process().status()).isEqualTo(new Status.Exited(0));
    }

    private void start(String... command) {
        process().start("the stage", List.of(command), folder, Map.of());
    }

    private void awaitEnd() {
        assertThat(patience.await(() -> process().status() instanceof Status.Exited, SOON))
                .isTrue();
    }
}
