package io.grocellery.systemtest.scripts;

import io.grocellery.testkit.checkout.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program run to its end in a folder. */
public final class Command {
    private static final long MINUTES = 5;

    /** How it ended; what it printed, both streams in one. */
    public record Result(int code, String output) {}

    private final Path folder;
    private final List<String> words;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private Command(Path folder, List<String> words) {
        this.folder = folder;
        this.words = words;
    }

    /** A command to be typed in a folder. */
    public static Command in(Path folder, String... words) {
        return new Command(folder, List.of(words));
    }

    /** The checkout, in which most commands are typed. */
    public static Path checkout() {
        return Checkout.folder();
    }

    /** Whether a program is on the path. */
    public static boolean exists(String program) {
        return in(Path.of("/"), "sh", "-c", "command -v " + program).run().code() == 0;
    }

    /** Sets an environment variable. */
    public Command with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs it to its end. */
    public Result run() {
        try {
            return run(Files.createTempFile("command", ".out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Output goes to a file, so that a child left behind with the stream open cannot hold us. */
    private Result run(Path output) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(words + " did not end within " + MINUTES + " minutes");
        }
        var result = new Result(process.exitValue(), Files.readString(output));
        Files.delete(output);
        return result;
    }
}
