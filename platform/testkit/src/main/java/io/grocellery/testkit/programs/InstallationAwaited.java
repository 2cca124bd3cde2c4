package io.grocellery.testkit.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets tests that need other programs begin when these are there: CI installs them while Maven compiles and runs what
 * needs none. A module says of itself that its tests do, in the property {@code tests.need} of its pom.xml.
 */
public final class InstallationAwaited implements LauncherSessionListener {

    /** What the module says. */
    private static final String NEED = "grocellery.tests.need";

    private static final String PROGRAMS = "programs";

    /** Names a file that is there as long as programs are being installed; not set where nobody installs any. */
    private static final String UNDER_WAY = "GROCELLERY_INSTALLING";

    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Called by JUnit's launcher, before any test of a process. */
    public InstallationAwaited() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (PROGRAMS.equals(System.getProperty(NEED))) {
            Optional.ofNullable(System.getenv(UNDER_WAY)).map(Path::of).ifPresent(file -> untilGone(file, LONGEST));
        }
    }

    /** @throws IllegalStateException when the file is still there, and nothing beside it went in the time given */
    static void untilGone(Path file, Duration longest) {
        try (WatchService watch = file.getFileSystem().newWatchService()) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || Files.notExists(folder)) {
                return;
            }
            folder.register(watch, StandardWatchEventKinds.ENTRY_DELETE);
            while (Files.exists(file)) {
                var change = watch.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
                if (change == null) {
                    throw new IllegalStateException("programs that tests need are still being installed after "
                            + longest.toSeconds() + " s: " + file + " is there; delete it when nobody installs any");
                }
                change.reset();
            }
        } catch (IOException notWatched) {
            throw new UncheckedIOException("cannot watch " + file, notWatched);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("ended while waiting for " + file + " to go", ended);
        }
    }
}
