package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that does a command's work, with the command's own terminal.
 *
 * @param environment added to what it inherits
 */
record ForegroundProgram(Path folder, Map<String, String> environment, List<String> command) {

    /**
     * Runs it to its end. Whoever ends the command ends the program, which cleans up what it has started.
     *
     * @param failed what is told when it does not run, such as "nothing was measured"
     * @return its exit code
     */
    int run(String failed) {
        return run(failed, prepared().redirectInput(Redirect.INHERIT), "");
    }

    /** The same of a program that is told something on standard input, where secrets are safe. */
    int run(String failed, String said) {
        return run(failed, prepared(), said);
    }

    private ProcessBuilder prepared() {
        ProcessBuilder prepared = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        prepared.environment().putAll(environment);
        return prepared;
    }

    private static int run(String failed, ProcessBuilder prepared, String said) {
        try {
            Process program = prepared.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(program), "end-of-program"));
            try (OutputStream input = program.getOutputStream()) {
                input.write(said.getBytes(StandardCharsets.UTF_8));
            }
            return program.waitFor();
        } catch (IOException missing) {
            throw new ExplainedException(
                    failed,
                    missing.toString(),
                    "check that " + prepared.command().getFirst() + " runs",
                    missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExplainedException(failed, "it was interrupted", "run it again", interrupted);
        }
    }

    private static void end(Process program) {
        program.destroy();
        program.onExit().join();
    }
}
