package io.grocellery.cli;

import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.process.DebianProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the hooks of {@code .pre-commit-config.yaml}, so that a person and git check the same. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Check format, style, keys, YAML and shell of the files that are staged, as before each commit.",
            "The checks are the hooks of .pre-commit-config.yaml. Exit code 1 when one refuses, 3 when pre-commit is not"
                    + " installed."
        })
final class CheckCommand extends BaseCommand {

    private static final DebianProgram PRE_COMMIT = new DebianProgram(List.of("pre-commit"), "pre-commit");

    @ArgGroup
    private Which which = new Which();

    /** Which files are looked at. */
    static final class Which {

        @Option(names = "--staged", description = "Those that the next commit changes (the default).")
        private boolean staged;

        @Option(names = "--all", description = "All that git knows.")
        private boolean all;

        @Option(names = "--since", paramLabel = "COMMIT", description = "Those that differ from a commit.")
        private String since = "";

        private List<String> words() {
            if (staged || (!all && since.isEmpty())) {
                return List.of();
            }
            return all ? List.of("--all-files") : List.of("--from-ref", since, "--to-ref", "HEAD");
        }
    }

    @Override
    protected ExitCode run() {
        return check(installation(), screen(), which.words());
    }

    /** The stage of that name, which needs no daemon and no earlier stage. */
    static ExitCode staged(Installation installation, Screen screen) {
        return check(installation, screen, List.of());
    }

    private static ExitCode check(Installation installation, Screen screen, List<String> which) {
        Optional<Path> program = PRE_COMMIT.find();
        if (program.isEmpty()) {
            screen.failure("nothing was checked", "pre-commit is not installed", "install it: apt install pre-commit");
            return ExitCode.MISSING_TOOL;
        }
        Map<String, String> environment =
                Map.of("JAVA_HOME", installation.javaHome().toString());
        int code = new ForegroundProgram(installation.home(), environment, command(program.get(), which))
                .run("nothing was checked");
        return code == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static List<String> command(Path program, List<String> which) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "run", "--color=never"));
        command.addAll(which);
        return command;
    }
}
