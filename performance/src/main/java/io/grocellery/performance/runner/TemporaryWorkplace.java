package io.grocellery.performance.runner;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.time.Patience;
import io.grocellery.performance.benchmark.Tool;
import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.target.local.files.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A workplace in a folder of its own that goes when it closes, with all processes started in it. */
final class TemporaryWorkplace implements Workplace, AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int TAIL = 2_000;

    private final RunnerSettings settings;
    private final Path folder;
    private final Deque<Process> processes = new ArrayDeque<>();
    private final Deque<Runnable> afterwards = new ArrayDeque<>();
    private boolean closed;

    TemporaryWorkplace(RunnerSettings settings, Path parent) throws IOException {
        this.settings = settings;
        Files.createDirectories(parent);
        this.folder = Files.createTempDirectory(parent, "work-");
    }

    @Override
    public Path home() {
        return settings.home();
    }

    @Override
    public Path javaHome() {
        return settings.javaHome();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public boolean quick() {
        return settings.quick();
    }

    @Override
    public Patience patience() {
        return settings.patience();
    }

    @Override
    public void say(String progress) {
        settings.progress().accept(progress);
    }

    @Override
    public Path program(Tool tool) {
        return settings.programs()
                .find(tool)
                .orElseThrow(() -> new IllegalStateException(tool.program() + " is not installed"));
    }

    @Override
    public synchronized Process start(String name, List<String> command) throws IOException {
        requireOpen();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()))
                .start();
        processes.push(process);
        return process;
    }

    @Override
    public String run(List<String> command, int seconds) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "run-", ".log");
        Process process = begin(command, output);
        try {
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            requireSuccess(command, ended ? "code " + process.exitValue() : "no end after " + seconds + " s", printed);
            return printed;
        } finally {
            end(process);
            forget(process);
        }
    }

    private synchronized Process begin(List<String> command, Path output) throws IOException {
        requireOpen();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        processes.push(process);
        return process;
    }

    private synchronized void forget(Process process) {
        processes.remove(process);
    }

    private static void requireSuccess(List<String> command, String end, String printed) throws IOException {
        if (!end.equals("code 0")) {
            String tail =
                    printed.substring(Math.max(0, printed.length() - TAIL)).strip();
            throw new IOException(Path.of(command.getFirst()).getFileName() + ": " + end + ": " + tail);
        }
    }

    @Override
    public synchronized void afterwards(Runnable work) {
        afterwards.push(work);
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the benchmark was given up");
        }
    }

    /** Ends and removes all of it; again when called again, in case something failed. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!afterwards.isEmpty()) {
            attempt(afterwards.pop());
        }
        while (!processes.isEmpty()) {
            end(processes.pop());
        }
        attempt(() -> FileTree.delete(folder));
    }

    /** What comes next is to be cleaned up too. */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException | IllegalStateException | ExplainedException failed) {
            say("not cleaned up: " + failed.getMessage());
        }
    }

    private static void end(Process process) {
        Set<ProcessHandle> family = new HashSet<>(process.descendants().toList());
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                kill(process, family);
            }
        } catch (InterruptedException interrupted) {
            kill(process, family);
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static void kill(Process process, Set<ProcessHandle> family) {
        Stream.concat(process.descendants(), family.stream()).forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
