package io.grocellery.scantools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A tool that is run to its end; past its deadline it is killed with all that it started.
 *
 * @param folder where it works
 * @param environment added to what it inherits
 */
record ToolProcess(Path folder, Map<String, String> environment, Duration deadline) {

    /** The end of what a tool says tells why it failed. */
    private static final int LAST_LINES = 5;

    /**
     * How it ended.
     *
     * @param code its exit code
     * @param said its output and its errors
     */
    record Ended(int code, String said) {

        /** What it said last, in one line. */
        String lastWords() {
            List<String> lines = said.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        }
    }

    /**
     * Returns when it has ended.
     *
     * @throws ToolFailure when it cannot be started, or did not end in time
     */
    Ended run(List<String> command) throws ToolFailure {
        try {
            Path output = Files.createTempFile("scan-", ".out");
            try {
                int code = ended(started(command, output), command.getFirst());
                return new Ended(code, Files.readString(output));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException unable) {
            throw new ToolFailure(command.getFirst() + " cannot be run: " + unable.getMessage(), unable);
        }
    }

    private Process started(List<String> command, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private int ended(Process process, String name) throws ToolFailure {
        try {
            if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            kill(process);
            throw new ToolFailure(name + " was killed: it did not end within " + deadline.toSeconds() + " s");
        } catch (InterruptedException interrupted) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new ToolFailure(name + " was interrupted", interrupted);
        }
    }

    private static void kill(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
