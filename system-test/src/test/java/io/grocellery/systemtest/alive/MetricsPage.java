package io.grocellery.systemtest.alive;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The guide's list of every metric. */
final class MetricsPage {

    static final Path FILE = Command.checkout().resolve("docs/guide/metrics.md");

    private static final String HEADING = "## ";
    private static final String ROW = "| `";

    private MetricsPage() {}

    /**
     * A line of it.
     *
     * @param of the heading above it: a process, or every service
     */
    record Metric(String of, String name, String type, Set<String> labels) {}

    static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        String heading = "";
        for (String line : lines()) {
            if (line.startsWith(HEADING)) {
                heading = line.substring(HEADING.length());
            } else if (line.startsWith(ROW)) {
                metrics.add(metric(heading, line));
            }
        }
        return metrics;
    }

    private static Metric metric(String of, String line) {
        List<String> cells = cells(line);
        Set<String> labels = Arrays.stream(cells.get(4).split(", ", -1))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Metric(of, cells.get(1), cells.get(2), labels);
    }

    /** What stands in a line of a table, behind the empty text before its first bar. */
    static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1))
                .map(cell -> cell.replace("`", "").strip())
                .toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
