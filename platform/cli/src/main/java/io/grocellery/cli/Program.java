package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.installation.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of the checkout that a command starts as a process of its own, with the terminal's output.
 *
 * @param name of the command that it belongs to
 * @param jar below the checkout
 */
record Program(String name, Path jar) {

    private static final String NOTHING = "nothing was done";

    /**
     * Runs it to its end.
     *
     * @param words what it is started with
     * @param said to it on standard input, where secrets are safe
     * @return how it ended
     */
    ExitCode run(Installation installation, List<String> words, String said) {
        Path program = installation.home().resolve(jar);
        if (!Files.exists(program)) {
            throw new ExplainedException(
                    NOTHING,
                    program + " is not built",
                    "type ./grocellery " + name + " without GROCELLERY_BUILD=skip, which builds it");
        }
        List<String> command = new ArrayList<>(List.of(
                installation.java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dgrocellery.home=" + installation.home(),
                "-jar",
                program.toString()));
        command.addAll(words);
        return ExitCode.numbered(new ForegroundProgram(installation.home(), Map.of(), command).run(NOTHING, said));
    }
}
