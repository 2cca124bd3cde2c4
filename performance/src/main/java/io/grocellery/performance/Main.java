package io.grocellery.performance;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.time.Patience;
import io.grocellery.performance.BenchOptions.Flag;
import io.grocellery.performance.benchmark.Benchmark;
import io.grocellery.performance.journey.Journeys;
import io.grocellery.performance.machine.Machine;
import io.grocellery.performance.machine.MachineFacts;
import io.grocellery.performance.report.Baseline;
import io.grocellery.performance.report.Results;
import io.grocellery.performance.report.ResultsJson;
import io.grocellery.performance.report.ResultsTable;
import io.grocellery.performance.runner.Programs;
import io.grocellery.performance.runner.Result;
import io.grocellery.performance.runner.Runner;
import io.grocellery.performance.runner.RunnerSettings;
import io.grocellery.target.local.installation.SourceCommit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/** The performance program. Figures go to standard output, progress to standard error, results to {@code .grocellery/bench}. */
final class Main {

    private static final String JOURNEYS = "journeys";
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Path home =
            Path.of(System.getProperty("grocellery.home", ".")).toAbsolutePath().normalize();
    private final Path javaHome = Path.of(System.getProperty("java.home"));
    private final Clock clock = Clock.systemUTC();
    private final Patience patience = new Patience(clock, Thread::sleep, PAUSE);
    private final Programs programs = Programs.on(Objects.requireNonNullElse(System.getenv("PATH"), ""));
    private final BenchOptions options;

    private Main(BenchOptions options) {
        this.options = options;
    }

    /** Measures what the words name and ends the process with an exit code. */
    public static void main(String[] words) throws IOException, InterruptedException {
        System.exit(code(words).number());
    }

    private static ExitCode code(String... words) throws IOException, InterruptedException {
        try {
            return words.length == 1 && words[0].equals(JOURNEYS) ? journeys() : new Main(BenchOptions.of(words)).run();
        } catch (ExplainedException explained) {
            tell(explained);
            return ExitCode.USAGE;
        }
    }

    /** What is to be measured comes on standard input, since a token is among it. */
    private static ExitCode journeys() throws IOException, InterruptedException {
        Map<String, Object> order = JSON.std.mapFrom(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        Path home = Path.of(System.getProperty("grocellery.home", "."));
        try {
            boolean worse = new Journeys(order, home, progress -> System.out.println(progress)).foundRegression();
            return worse ? ExitCode.TARGET_MISSED : ExitCode.DONE;
        } catch (ExplainedException unmeasured) {
            tell(unmeasured);
            return ExitCode.FAILED;
        }
    }

    private static void tell(ExplainedException explained) {
        System.err.println(explained.what() + ": " + explained.why());
        System.err.println("  " + explained.remedy());
    }

    private ExitCode run() throws IOException, InterruptedException {
        List<Benchmark> chosen = Benchmarks.known().named(options.names());
        if (options.has(Flag.LIST)) {
            chosen.forEach(benchmark -> System.out.printf("%-14s %s%n", benchmark.name(), benchmark.summary()));
            return ExitCode.DONE;
        }
        requireWritable(options.json().orElse("-"));
        MachineFacts machine = Machine.here(Thread::sleep).facts(Runtime.version());
        Baseline baseline = options.has(Flag.COMPARE) ? Baseline.of(baselines(), machine.machineClass()) : null;
        Results results = measure(chosen, machine);
        keep(results);
        show(results, baseline);
        return ExitCode.of(results);
    }

    /** Better told before a quarter of an hour than after it. */
    private static void requireWritable(String json) {
        Path folder = Path.of(json).toAbsolutePath().resolveSibling("");
        if (!json.equals("-") && !Files.isWritable(folder)) {
            throw new ExplainedException(
                    "nothing was measured", "no file can be written in " + folder, "name another with --json FILE");
        }
    }

    private void show(Results results, @Nullable Baseline baseline) throws IOException {
        String json = options.json().orElse("");
        System.out.print(json.equals("-") ? ResultsJson.of(results) : ResultsTable.of(results, baseline));
        if (!json.isEmpty() && !json.equals("-")) {
            Files.writeString(Path.of(json), ResultsJson.of(results));
        }
    }

    private Results measure(List<Benchmark> chosen, MachineFacts machine) {
        Instant started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Runner runner = new Runner(settings(), home.resolve(".grocellery/bench"));
        Thread atTheEnd = new Thread(runner::close, "clean-up");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        List<Result> all = runner.run(chosen);
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        return new Results(started, SourceCommit.of(home), options.has(Flag.QUICK), machine, programs.versions(), all);
    }

    private RunnerSettings settings() {
        return new RunnerSettings(
                home, javaHome, options.has(Flag.QUICK), programs, patience, progress -> System.err.println(progress));
    }

    private void keep(Results results) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".grocellery/bench"));
        String name = results.date().toString().replace(":", "") + (results.quick() ? "-quick" : "") + ".json";
        System.err.println("kept in " + Files.writeString(folder.resolve(name), ResultsJson.of(results)));
        if (options.has(Flag.SAVE_BASELINE)) {
            System.err.println("baseline: " + Baseline.save(baselines(), results));
        }
    }

    private Path baselines() {
        return home.resolve("performance/baseline");
    }
}
