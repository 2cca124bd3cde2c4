package io.grocellery.target.local.process;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.DurableFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Starts processes that live on when this one dies or the terminal sends Ctrl-C, each leading a session of its own (or,
 * without {@code setsid}, a process group). They inherit no environment beyond a short list.
 */
public final class DetachedLauncher {

    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");
    private static final Path NULL_DEVICE = Path.of("/dev/null");

    /** The shell becomes the command, so that the number it wrote is the command's. */
    private static final String IN_SESSION = "umask 077; echo $$ > \"$0\" && exec setsid \"$@\"";

    private static final String IN_GROUP = "set -m; umask 077; \"$@\" & echo $! > \"$0\"";

    private final String shell;
    private final String script;

    /** The way that suits this machine. */
    public DetachedLauncher() {
        this(Path.of("/bin/sh"), find("setsid", System.getenv()).isPresent());
    }

    DetachedLauncher(Path shell, boolean session) {
        this.shell = shell.toString();
        this.script = session ? IN_SESSION : IN_GROUP;
    }

    /**
     * What to start.
     *
     * @param subject names it in messages
     * @param folder where it works
     * @param log takes standard output and error, at its end
     * @param pidFile gets the process's number before the command begins
     */
    public record Launch(
            String subject,
            List<String> command,
            Path folder,
            Path log,
            Path pidFile,
            Map<String, String> environment) {}

    /**
     * A started process.
     *
     * @param identity empty when it ended at once
     * @param child the process, where it is our direct child so that its exit code can be known
     */
    public record Launched(Optional<ProcessIdentity> identity, Optional<Process> child) {}

    /**
     * Starts it and returns at once.
     *
     * @throws ExplainedException when the command does not exist or a file cannot be written
     */
    public Launched launch(Launch launch) {
        requireProgram(launch.subject(), launch.command().getFirst(), launch.folder(), launch.environment());
        try {
            DurableFile.folder(launch.folder());
            createOwnerOnly(launch.log());
            Files.deleteIfExists(launch.pidFile());
            return script.equals(IN_SESSION) ? inSession(launch) : inGroup(launch);
        } catch (IOException | RuntimeException failed) {
            throw new ExplainedException(
                    launch.subject() + " cannot be started",
                    rootMessage(failed),
                    "check that its folder and log file can be written: " + launch.folder() + ", " + launch.log(),
                    failed);
        }
    }

    /** Reads the number that a launch wrote; empty when there is none or it is not whole. */
    public static Optional<Long> readPid(Path pidFile) {
        try {
            String text = Files.readString(pidFile);
            return text.matches("\\d{1,10}\\n") ? Optional.of(Long.parseLong(text.strip())) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private Launched inSession(Launch launch) throws IOException {
        Process process = builder(launch).start();
        return new Launched(ProcessIdentity.of(process.pid()), Optional.of(process));
    }

    private Launched inGroup(Launch launch) throws IOException {
        try {
            builder(launch).start().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Launched(readPid(launch.pidFile()).flatMap(ProcessIdentity::of), Optional.empty());
    }

    private ProcessBuilder builder(Launch launch) {
        List<String> command =
                new ArrayList<>(List.of(shell, "-c", script, launch.pidFile().toString()));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.folder().toFile())
                .redirectInput(NULL_DEVICE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(launch.environment());
        return builder;
    }

    /**
     * Checks that a program may be run, for one that a shell will run.
     *
     * @throws ExplainedException when it does not exist
     */
    public void requireProgram(String subject, String program, Path folder) {
        requireProgram(subject, program, folder, Map.of());
    }

    private static void requireProgram(String subject, String program, Path folder, Map<String, String> environment) {
        boolean exists = program.contains(File.separator)
                ? Files.isExecutable(folder.resolve(program))
                : find(program, environment).isPresent()
                        || find(program, System.getenv()).isPresent();
        if (!exists) {
            throw new ExplainedException(
                    subject + " cannot be started",
                    "there is no program '" + program + "' that may be run",
                    "install it, or correct the command");
        }
    }

    private static Optional<Path> find(String program, Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void createOwnerOnly(Path log) {
        if (!Files.exists(log)) {
            DurableFile.write(log, "");
        }
    }

    private static String rootMessage(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .map(Throwable::toString)
                .orElse("");
    }
}
