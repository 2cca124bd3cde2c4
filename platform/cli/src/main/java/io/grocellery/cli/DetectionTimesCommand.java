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
import picocli.CommandLine.Mixin;

/** A table of how soon which fault is found at which weight. */
@Command(
        name = "detection-times",
        mixinStandardHelpOptions = true,
        description = "Print how soon a candidate that errs is withdrawn, by its errors and its weight, on a virtual "
                + "clock; as a table in Markdown.")
final class DetectionTimesCommand extends BaseCommand {

    private static final List<Integer> ERRORS = List.of(2, 5, 10, 20, 50, 100);
    private static final List<Integer> WEIGHTS = List.of(5, 10, 25, 50);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SteadyTraffic traffic;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Repetitions repetitions;

    @Override
    protected ExitCode run() {
        JudgePolicy policy =
                new DeliveryFile(installation().deliveryFile()).read().rollout().policy();
        DetectionTimes times = new DetectionTimes(
                policy, traffic.rate(), traffic.stableErrors(), repetitions.runs(), repetitions.seed());
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
