package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The plot of a simulation as an SVG picture. */
record SimulationPicture(SimulationPlot plot) {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 160;
    private static final int LEFT = 50;
    private static final int GAP = 70;

    /** @throws ExplainedException when the file cannot be written */
    void write(Path file) {
        try {
            Files.writeString(file, svg());
        } catch (IOException unwritable) {
            throw new ExplainedException(
                    "the picture was not written",
                    unwritable.getClass().getSimpleName() + ": " + unwritable.getMessage(),
                    "name a file in a folder that can be written",
                    unwritable);
        }
    }

    String svg() {
        double longest = plot.withdrawn().size() * plot.width();
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
            <rect width="100%%" height="100%%" fill="white"/>
            %s%s</svg>
            """.formatted(
                LEFT + WIDTH + 20,
                2 * (HEIGHT + GAP),
                panel(30, "Withdrawn, by seconds since the first request", withFirst(plot.withdrawn()), longest),
                panel(
                        30 + HEIGHT + GAP,
                        "The candidate's weight in the run in the middle, by seconds",
                        withFirst(plot.weights()),
                        plot.seconds()));
    }

    private static List<Double> withFirst(List<Double> values) {
        return Stream.concat(Stream.of(0.0), values.stream()).toList();
    }

    private static String panel(int top, String title, List<Double> values, double most) {
        return """
            <text x="%1$d" y="%2$d" font-weight="bold">%3$s</text>
            <path d="M%1$d %4$d V%5$d H%6$d" fill="none" stroke="black"/>
            <text x="%7$d" y="%8$d" text-anchor="end">100%%</text>
            <text x="%7$d" y="%5$d" text-anchor="end">0%%</text>
            <text x="%6$d" y="%9$d" text-anchor="end">%10$s s</text>
            <path d="%11$s" fill="none" stroke="#1f5fbf" stroke-width="2"/>
            """.formatted(
                        LEFT,
                        top - 8,
                        title,
                        top,
                        top + HEIGHT,
                        LEFT + WIDTH,
                        LEFT - 6,
                        top + 10,
                        top + HEIGHT + 16,
                        Numbers.plain(most),
                        steps(top, values));
    }

    /** A line that goes right, then up or down. */
    private static String steps(int top, List<Double> values) {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "M%d %d", LEFT, top + HEIGHT));
        for (int i = 1; i < values.size(); i++) {
            path.append(String.format(
                    Locale.ROOT,
                    " H%.1f V%.1f",
                    LEFT + (double) WIDTH * i / (values.size() - 1),
                    top + HEIGHT * (1 - values.get(i))));
        }
        return path.toString();
    }
}
