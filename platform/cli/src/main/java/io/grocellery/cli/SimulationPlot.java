package io.grocellery.cli;

import io.grocellery.core.simulation.CampaignResult;
import io.grocellery.core.simulation.CampaignResult.Spread;
import io.grocellery.core.simulation.Outcome.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When candidates are withdrawn, and how their weight goes in the run in the middle.
 *
 * @param withdrawn the share of all runs that was withdrawn within so many seconds of the first request; rising, at
 *     equal distances; empty when none was
 * @param width seconds between two of them
 * @param weights the candidate's weight in the run in the middle, 0 to 1, at equal distances
 * @param seconds how long that run took
 */
record SimulationPlot(List<Double> withdrawn, double width, List<Double> weights, double seconds) {

    private static final int ROWS = 12;
    private static final int COLUMNS = 60;
    private static final int BAR = 50;
    private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";

    static SimulationPlot of(CampaignResult result) {
        Optional<Spread> verdicts = result.secondsToVerdict();
        double width = verdicts.map(spread -> Math.max(1, Math.ceil(spread.most() / ROWS)))
                .orElse(1.0);
        double seconds = result.typical().lasted().toMillis() / 1000.0;
        return new SimulationPlot(
                verdicts.map(spread -> shares(spread, width, result.runs())).orElse(List.of()),
                width,
                weights(result.typical().course(), seconds),
                seconds);
    }

    private static List<Double> shares(Spread spread, double width, int runs) {
        int rows = (int) Math.ceil(spread.most() / width);
        return IntStream.rangeClosed(1, Math.max(1, rows))
                .mapToObj(row -> (double) spread.sorted().stream()
                                .filter(value -> value <= row * width)
                                .count()
                        / runs)
                .toList();
    }

    private static List<Double> weights(List<Moment> course, double seconds) {
        List<Double> weights = new ArrayList<>();
        for (int column = 0; column < COLUMNS; column++) {
            double then = seconds * (column + 1) / COLUMNS;
            weights.add(course.stream()
                    .filter(moment -> moment.after().toMillis() / 1000.0 <= then)
                    .reduce((earlier, later) -> later)
                    .map(moment -> moment.inForce().share())
                    .orElse(0.0));
        }
        return weights;
    }

    void show(Screen screen) {
        if (!withdrawn.isEmpty()) {
            screen.raw("");
            screen.line("@|bold Withdrawn within so many seconds of the first request|@");
            for (int row = 0; row < withdrawn.size(); row++) {
                double share = withdrawn.get(row);
                screen.raw(String.format(
                        "%6s s  %-" + BAR + "s %s",
                        Numbers.plain((row + 1) * width),
                        "█".repeat((int) Math.round(share * BAR)),
                        Numbers.percent(share)));
            }
        }
        screen.raw("");
        screen.line("@|bold The candidate's weight in the run in the middle|@");
        screen.raw("  " + line() + "  0% to 100%, " + Numbers.plain(seconds) + " s");
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        weights.forEach(weight -> line.append(EIGHTHS.charAt((int) Math.ceil(weight * (EIGHTHS.length() - 1)))));
        return line.toString();
    }
}
