package io.grocellery.imagebuild;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What all images share: a Java runtime and the C library it needs, made once of this machine's own.
 *
 * @param script makes it in the folder it is told
 * @param javaHome the JDK whose runtime it is
 * @param place where it is kept
 */
public record ImageRoot(Path script, Path javaHome, Path place) {

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    /**
     * Where it lies; made when it is not there.
     *
     * @throws ExplainedException when it cannot be made here
     */
    public Path folder() {
        if (Files.isDirectory(place)) {
            return place;
        }
        Path unfinished = place.resolveSibling(
                place.getFileName() + "." + ProcessHandle.current().pid());
        make(unfinished);
        try {
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException another) {
            requireMade(another);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep " + place, failed);
        }
        return place;
    }

    /** Another installation may have been quicker; what it made is the same. */
    private void requireMade(FileSystemException failed) {
        if (!Files.isDirectory(place)) {
            throw new UncheckedIOException("cannot keep " + place, failed);
        }
    }

    private void make(Path folder) {
        try {
            Files.createDirectories(folder);
            Path log = folder.resolveSibling(folder.getFileName() + ".log");
            int code = run(folder, log);
            String said = Files.readString(log, StandardCharsets.UTF_8).strip();
            Files.delete(log);
            if (code != 0) {
                throw failure(said.isEmpty() ? script.getFileName() + " ended with " + code : said);
            }
        } catch (IOException failed) {
            throw failure(failed.toString());
        }
    }

    private int run(Path folder, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(script.toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        Process process = builder.start();
        CompletableFuture<Process> end = process.onExit().orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        return end.handle((ended, late) -> late == null ? ended.exitValue() : killed(process))
                .join();
    }

    private static int killed(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return -1;
    }

    private static ExplainedException failure(String why) {
        return new ExplainedException(
                "the part that all images share cannot be made", why, "see scripts/image-root.sh --help");
    }
}
