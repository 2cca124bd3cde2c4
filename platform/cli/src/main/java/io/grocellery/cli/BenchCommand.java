package io.grocellery.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the performance program, which measures what is promised about speed and size. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = JourneysCommand.class,
        description = {
            "Measure what is promised about speed and size, beside what it is compared with.",
            "Without names, everything: some 15 minutes on a machine with nothing else to do. Results are kept in "
                    + ".grocellery/bench. Exit code 9 when a target is missed."
        })
final class BenchCommand extends BaseCommand {

    static final Program PROGRAM = new Program("bench", Path.of("performance", "target", "performance.jar"));

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
        return PROGRAM.run(installation(), words(), "");
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        addIf(list, "--list", words);
        addIf(quick, "--quick", words);
        addIf(compare, "--compare", words);
        addIf(saveBaseline, "--save-baseline", words);
        if (json != null) {
            words.add("--json=" + (json.equals("-") ? json : Path.of(json).toAbsolutePath()));
        }
        words.addAll(names);
        return words;
    }

    private static void addIf(boolean wanted, String option, List<String> words) {
        if (wanted) {
            words.add(option);
        }
    }
}
