package io.grocellery.performance.report;

import io.grocellery.performance.benchmark.Figure;
import io.grocellery.performance.benchmark.Spread;
import io.grocellery.performance.benchmark.Target;
import io.grocellery.performance.runner.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results for people: a line a figure. */
public final class ResultsTable {

    private ResultsTable() {}

    /**
     * Lines, each ending with a line break.
     *
     * @param baseline what to compare with; null for none
     */
    public static String of(Results results, @Nullable Baseline baseline) {
        Columns columns = new Columns();
        List<String> remarks = new ArrayList<>(remarks(results));
        columns.add(headings(baseline));
        for (Result result : results.all()) {
            switch (result) {
                case Result.Measured measured -> addRows(columns, measured, results.quick(), baseline);
                case Result.NotRun notRun ->
                    remarks.add(notRun.benchmark() + ": not run: " + notRun.reason() + " (" + notRun.remedy() + ")");
                case Result.Failed failed -> remarks.add(failed.benchmark() + ": failed: " + failed.reason());
            }
        }
        return columns.text()
                + String.join("", remarks.stream().map(line -> line + "\n").toList());
    }

    private static List<String> headings(@Nullable Baseline baseline) {
        List<String> headings = new ArrayList<>(List.of("BENCHMARK", "FIGURE", "MEDIAN", "SPREAD", "TARGET", "MET"));
        if (baseline != null) {
            headings.add("SINCE " + baseline.date());
        }
        return headings;
    }

    private static void addRows(Columns columns, Result.Measured measured, boolean quick, @Nullable Baseline baseline) {
        for (Figure figure : measured.findings().figures()) {
            List<String> row = new ArrayList<>(List.of(
                    measured.benchmark(),
                    figure.name(),
                    Amount.of(figure.value(), figure.unit()),
                    spread(figure.values()),
                    target(figure),
                    met(figure, quick)));
            if (baseline != null) {
                row.add(baseline.change(measured.benchmark(), figure));
            }
            columns.add(row);
        }
    }

    private static String spread(Spread values) {
        return values.samples() == 1
                ? "once"
                : Amount.of(values.least()) + " to " + Amount.of(values.greatest()) + " of " + values.samples();
    }

    private static String target(Figure figure) {
        Target target = figure.target();
        if (target == null) {
            return "";
        }
        return (target.kind() == Target.Kind.AT_LEAST ? ">= " : "<= ") + Amount.of(target.bound(), figure.unit());
    }

    private static String met(Figure figure, boolean quick) {
        if (quick && figure.target() != null) {
            return "not judged";
        }
        return figure.met().map(met -> met ? "yes" : "NO").orElse("");
    }

    private static List<String> remarks(Results results) {
        Stream<String> general = Stream.of(
                        results.quick() ? "quick: runs of a second or so, which show that it works, not how fast" : "",
                        results.machine().busyness().tooMuch() ? busy(results) : "")
                .filter(remark -> !remark.isEmpty());
        Stream<String> notes = results.all().stream()
                .filter(Result.Measured.class::isInstance)
                .map(Result.Measured.class::cast)
                .flatMap(measured ->
                        measured.findings().notes().stream().map(note -> measured.benchmark() + ": " + note));
        return Stream.concat(general, notes).toList();
    }

    private static String busy(Results results) {
        return String.format(
                Locale.ROOT,
                "the machine was busy before this began (load %.2f a core, %.0f%% of the processors in use):"
                        + " ratios may hold, other figures say little",
                results.machine().busyness().loadAverage(),
                results.machine().busyness().share() * 100);
    }
}
