package io.grocellery.target.local.pipeline;

import io.grocellery.core.time.Patience;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FilePart;
import io.grocellery.target.local.files.FileTree;
import io.grocellery.target.local.files.JsonRecord;
import io.grocellery.target.local.process.DetachedLauncher;
import io.grocellery.target.local.process.DetachedLauncher.Launch;
import io.grocellery.target.local.process.ProcessIdentity;
import io.grocellery.target.local.process.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A stage's process, known by files alone: it goes on when the daemon dies, and the next daemon finds it, or finds how
 * it ended.
 */
public final class StageProcess {

    /**
     * Writes the exit code whole or not at all. Files are made as in anybody's shell: what a build unpacks may have to be
     * read by another user, and the folder around all of it is open to nobody else anyway.
     */
    private static final String KEEPING_CODE =
            "umask 022\n\"$@\"\ncode=$?\nprintf '%s\\n' \"$code\" > \"$0.new\" && mv \"$0.new\" \"$0\"\n";

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int LAST_WORDS = 5;
    private static final int LONGEST_TAIL = 64 * 1024;

    private final Path folder;
    private final Patience patience;

    /** @param folder holds what is known of it, its log too */
    public StageProcess(Path folder, Patience patience) {
        this.folder = folder;
        this.patience = patience;
    }

    /** Where it stands. */
    public sealed interface Status {

        /** It has not begun, or it is gone and left no exit code. */
        record Absent() implements Status {}

        /** It runs. */
        record Running() implements Status {}

        /** It has ended. */
        record Exited(int code) implements Status {}
    }

    /** What it writes. */
    public Path log() {
        return folder.resolve("log");
    }

    /** Forgets how it ended before; what may still run of it is ended. */
    public void forget() {
        stop();
        FileTree.delete(folder);
    }

    /**
     * Starts it and returns.
     *
     * @param subject names it in messages
     * @throws io.grocellery.core.problem.ExplainedException when there is no such program
     */
    public void start(String subject, List<String> command, Path workspace, Map<String, String> environment) {
        DurableFile.folder(folder);
        FileTree.delete(code());
        DetachedLauncher launcher = new DetachedLauncher();
        launcher.requireProgram(subject, command.getFirst(), workspace);
        List<String> kept = new ArrayList<>(List.of("/bin/sh", "-c", KEEPING_CODE, code().toString()));
        kept.addAll(command);
        launcher.launch(new Launch(subject, kept, workspace, log(), folder.resolve("pid"), environment))
                .identity()
                .ifPresent(this::remember);
    }

    private void remember(ProcessIdentity identity) {
        JsonRecord.write(record(), Map.of("pid", identity.pid(), "mark", identity.mark()));
    }

    /** Looks. */
    public Status status() {
        OptionalInt code = exitCode();
        if (code.isPresent()) {
            return new Status.Exited(code.getAsInt());
        }
        if (identity().filter(ProcessIdentity::isAlive).isPresent()) {
            return new Status.Running();
        }
        // it may have ended between the two looks
        OptionalInt late = exitCode();
        return late.isPresent() ? new Status.Exited(late.getAsInt()) : new Status.Absent();
    }

    /** Ends it with all that came of it. */
    public void stop() {
        identity().ifPresent(identity -> new ProcessTree(identity).end(GRACE, patience));
    }

    /** The last lines that it wrote, at most five. */
    public List<String> lastWords() {
        try {
            byte[] bytes = Files.exists(log()) ? FilePart.end(log(), LONGEST_TAIL) : new byte[0];
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + log(), unreadable);
        }
    }

    private OptionalInt exitCode() {
        try {
            return OptionalInt.of(Integer.parseInt(Files.readString(code()).strip()));
        } catch (IOException | NumberFormatException none) {
            return OptionalInt.empty();
        }
    }

    private Optional<ProcessIdentity> identity() {
        if (!Files.exists(record())) {
            return Optional.empty();
        }
        JsonRecord json = JsonRecord.read(record());
        return Optional.of(new ProcessIdentity(json.number("pid"), json.text("mark")));
    }

    private Path code() {
        return folder.resolve("exit-code");
    }

    private Path record() {
        return folder.resolve("process.json");
    }
}
