package io.grocellery.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** The terminal: plain lines, tables, failures. Colours only where the terminal shows them. */
final class Screen {

    private final PrintWriter out;
    private final PrintWriter err;
    private final Ansi ansi;

    Screen(PrintWriter out, PrintWriter err, ColorScheme colours) {
        this.out = out;
        this.err = err;
        this.ansi = colours.ansi();
    }

    /** One line with picocli's markup, such as {@code @|bold text|@}. */
    void line(String markup) {
        out.println(ansi.string(markup));
        out.flush();
    }

    /** Text as it stands. */
    void raw(String text) {
        out.println(text);
        out.flush();
    }

    void failure(String what, String why, String remedy) {
        err.println(ansi.string("@|bold,red grocellery:|@ ") + what);
        err.println("  why: " + why);
        err.println("  do:  " + remedy);
        err.flush();
    }

    /** Columns as wide as their widest cell; the first row is the heading. */
    void table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        rows.forEach(row -> raw(padded(row, widths).stripTrailing()));
    }

    /** Overwrites the current line on a terminal; elsewhere says nothing. */
    void transientLine(String text) {
        if (ansi.enabled()) {
            out.print("\r\033[K" + text);
            out.flush();
        }
    }

    /** Whether colours and the moving of the cursor are understood. */
    boolean isTerminal() {
        return ansi.enabled();
    }

    /** The lower part of the terminal, to be drawn in place. */
    LiveArea liveArea() {
        return new LiveArea(out);
    }

    void clearTransientLine() {
        transientLine("");
    }

    private static String padded(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(String.format("%-" + Math.max(1, widths[i]) + "s  ", row.get(i)));
        }
        return line.toString();
    }
}
