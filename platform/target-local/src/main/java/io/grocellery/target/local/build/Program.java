package io.grocellery.target.local.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that is run to its end.
 *
 * @param folder where it works
 * @param environment added to what it inherits
 * @param deadline after which it is killed with all that came of it
 */
public record Program(Path folder, Map<String, String> environment, Duration deadline) {

    /**
     * What it makes is as readable as what a person's own build makes, whatever the caller's own files are: jars tell who may
     * read the files in them, so that the same sources would be another release.
     */
    private static final List<String> READABLE = List.of("sh", "-c", "umask 022; exec \"$0\" \"$@\"");

    /** What a shell ends with that finds no such program. */
    private static final int NOT_FOUND = 127;

    /**
     * How it ended.
     *
     * @param code its exit code
     * @param late whether it was killed at the deadline
     * @param lines of its output and errors
     */
    public record Result(int code, boolean late, List<String> lines) {

        /** Whether it did what it was to do. */
        public boolean good() {
            return code == 0 && !late;
        }

        String text() {
            return String.join("\n", lines).strip();
        }
    }

    /**
     * Returns when it has ended.
     *
     * @throws IOException when it is not installed, cannot be run, or the caller was interrupted
     */
    public Result run(List<String> command) throws IOException {
        Result result = readable(command);
        if (result.code() == NOT_FOUND) {
            throw new IOException(command.getFirst() + " is not installed: " + result.text());
        }
        return result;
    }

    private Result readable(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(READABLE.stream(), command.stream()).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        CompletableFuture<Boolean> alarm =
                new CompletableFuture<Boolean>().completeOnTimeout(true, deadline.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> killed = alarm.thenAccept(late -> kill(process, late));
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            output.lines().forEach(lines::add);
            int code = process.waitFor();
            boolean late = !alarm.complete(false);
            killed.join();
            return new Result(code, late, List.copyOf(lines));
        } catch (InterruptedException interrupted) {
            kill(process, true);
            Thread.currentThread().interrupt();
            throw new IOException(command.getFirst() + " was interrupted", interrupted);
        }
    }

    private static void kill(Process process, boolean late) {
        if (late) {
            // the parent first: it would go on with what comes after an ended child
            List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
