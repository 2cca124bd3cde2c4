package io.grocellery.testkit.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherSessionListener;

class InstallationAwaitedTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void isAtTheDoorOfEveryProcessOfTests() {
        assertThat(ServiceLoader.load(LauncherSessionListener.class))
                .hasAtLeastOneElementOfType(InstallationAwaited.class);
    }

    @Test
    void doesNotWaitWhereNothingIsInstalled() {
        InstallationAwaited.untilGone(folder.resolve("installing"), LONG);
        InstallationAwaited.untilGone(folder.resolve("no-folder/installing"), LONG);
    }

    @Test
    void waitsUntilTheFileIsGone() throws Exception {
        Path installing = Files.createFile(folder.resolve("installing"));
        var waiting = CompletableFuture.runAsync(() -> InstallationAwaited.untilGone(installing, LONG));

        Files.delete(Files.createFile(folder.resolve("another")));
        assertThat(waiting).isNotDone();
        Files.delete(installing);

        assertThat(waiting).succeedsWithin(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void namesTheFileThatStays() throws IOException {
        Path installing = Files.createFile(folder.resolve("installing"));

        assertThatIllegalStateException()
                .isThrownBy(() -> InstallationAwaited.untilGone(installing, Duration.ofMillis(1)))
                .withMessageContaining(installing.toString())
                .withMessageContaining("delete it");
    }
}
