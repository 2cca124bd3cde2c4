package io.grocellery.systemtest.alive;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The guide's table of signals: what somebody reads there is what the tests look for. */
final class SignalTable {

    private static final Path PAGE = Path.of("docs", "guide", "signals.md");

    private SignalTable() {}

    /**
     * A line of it.
     *
     * @param kind trace, log or metric
     * @param of who tells it, such as order-service, or who asked whom
     * @param name what is told, without the page's marks
     */
    record Signal(String kind, String of, String name) {}

    /** All lines of a kind. */
    static List<Signal> of(String kind) {
        try (Stream<String> lines = Files.lines(Command.checkout().resolve(PAGE))) {
            return lines.filter(line -> line.startsWith("| " + kind + " |"))
                    .map(SignalTable::signal)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Signal signal(String line) {
        List<String> cells = MetricsPage.cells(line);
        return new Signal(cells.get(1), cells.get(2), cells.get(3));
    }
}
