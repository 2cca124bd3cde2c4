package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the performance program, which measures what is promised about speed and size. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measure what is promised about speed and size, beside what it is compared with.",
            "Without names, everything: some 15 minutes on a machine with nothing else to do. Results are kept in "
                    + ".grocellery/bench. Exit code 9 when a target is missed."
        })
final class BenchCommand extends BaseCommand {

    private static final Path PROGRAM = Path.of("performance", "target", "performance.jar");

    @Parameters(paramLabel = "NAME", description = "Benchmarks; --list names them all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "List the benchmarks and measure nothing.")
    private boolean list;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the results as JSON too; '-' prints them instead.")
    private @Nullable String json;

    @Option(names = "--quick", description = "Runs of a second or so: shows that it works, judges nothing.")
    private boolean quick;

    @Option(names = "--compare", description = "Say what has changed since the stored baseline of such a machine.")
    private boolean compare;

    @Option(names = "--save-baseline", description = "Store the results in performance/baseline.")
    private boolean saveBaseline;

    @Override
    protected ExitCode run() {
        Path program = installation().home().resolve(PROGRAM);
        if (!Files.exists(program)) {
            throw new ExplainedException(
                    "nothing was measured",
                    program + " is not built",
                    "type ./grocellery bench without GROCELLERY_BUILD=skip, which builds it");
        }
        return ExitCode.numbered(
                new ForegroundProgram(installation().home(), Map.of(), command(program)).run("nothing was measured"));
    }

    private List<String> command(Path program) {
        List<String> command = new ArrayList<>(List.of(
                installation().java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dgrocellery.home=" + installation().home(),
                "-jar",
                program.toString()));
        addIf(list, "--list", command);
        addIf(quick, "--quick", command);
        addIf(compare, "--compare", command);
        addIf(saveBaseline, "--save-baseline", command);
        if (json != null) {
            command.add("--json=" + (json.equals("-") ? json : Path.of(json).toAbsolutePath()));
        }
        command.addAll(names);
        return command;
    }

    private static void addIf(boolean wanted, String option, List<String> command) {
        if (wanted) {
            command.add(option);
        }
    }
}
