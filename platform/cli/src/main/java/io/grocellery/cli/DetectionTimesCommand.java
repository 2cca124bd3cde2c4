package io.grocellery.cli;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.simulation.CampaignResult;
import io.grocellery.core.simulation.DetectionTimes;
import io.grocellery.core.simulation.Outcome.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A table of how soon which fault is found at which weight. */
@Command(
        name = "detection-times",
        mixinStandardHelpOptions = true,
        description = "Print how soon a candidate that errs is withdrawn, by its errors and its weight, on a virtual "
                + "clock; as a table in Markdown.")
final class DetectionTimesCommand extends BaseCommand {

    private static final List<Integer> ERRORS = List.of(2, 5, 10, 20, 50, 100);
    private static final List<Integer> WEIGHTS = List.of(5, 10, 25, 50);
    private static final int MOST_RUNS = 10_000;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            converter = Quantities.Rate.class,
            defaultValue = "50/s",
            description = "How many requests come, such as 50/s (default: 50/s).")
    private double rate;

    @Option(
            names = "--stable-errors",
            paramLabel = "PERCENT",
            converter = Quantities.Percent.class,
            defaultValue = "0.1%",
            description = "The share of requests that the stable release fails (default: 0.1%%).")
    private double stableErrors;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "200",
            description = "How often each is tried, 1 to 10000 (default: 200).")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same results (default: 1).")
    private long seed;

    @Override
    protected ExitCode run() {
        if (runs < 1 || runs > MOST_RUNS) {
            throw usage("--runs " + runs + " is outside 1 to " + MOST_RUNS);
        }
        JudgePolicy policy =
                new DeliveryFile(installation().deliveryFile()).read().rollout().policy();
        DetectionTimes times = new DetectionTimes(policy, rate, stableErrors, runs, seed);
        List<String> lines = new ArrayList<>();
        lines.add(row(Stream.concat(Stream.of("errors"), WEIGHTS.stream().map(weight -> "at " + weight + "%"))));
        lines.add(row(Stream.generate(() -> "---").limit(WEIGHTS.size() + 1L)));
        for (int errors : ERRORS) {
            screen().transientLine("  trying " + errors + "% errors");
            lines.add(row(Stream.concat(
                    Stream.of(errors + "%"), WEIGHTS.stream().map(weight -> cell(times.at(errors / 100.0, weight))))));
        }
        screen().clearTransientLine();
        lines.forEach(screen()::raw);
        return ExitCode.DONE;
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The median and the 95th percentile over all runs; those in which it was not found count as the longest. */
    private static String cell(CampaignResult result) {
        int missed = result.runs() - result.ended(End.ROLLED_BACK);
        return seconds(result, 0.5, missed)
                .map(median -> median + " (" + seconds(result, 0.95, missed).orElse("-") + ")")
                .orElse("-");
    }

    private static Optional<String> seconds(CampaignResult result, double share, int missed) {
        int found = result.runs() - missed;
        double ofFound = share * result.runs() / Math.max(1, found);
        return ofFound > 1
                ? Optional.empty()
                : result.secondsToVerdict().map(spread -> Numbers.plain(spread.quantile(ofFound)) + " s");
    }
}
