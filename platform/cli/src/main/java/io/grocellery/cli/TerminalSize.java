package io.grocellery.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns and lines of the terminal. */
record TerminalSize(int width, int height) {

    /** Where the terminal does not tell. */
    static final TerminalSize USUAL = new TerminalSize(80, 24);

    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");
    private static final int LEAST = 20;

    /** As it is now; a person may drag the window larger at any moment. */
    static TerminalSize now() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return parsed(answer);
        } catch (IOException absent) {
            return USUAL;
        }
    }

    /** From {@code stty size}: lines, then columns. */
    static TerminalSize parsed(String answer) {
        Matcher figures = ROWS_AND_COLUMNS.matcher(answer);
        if (!figures.matches()) {
            return USUAL;
        }
        int rows = Integer.parseInt(figures.group(1));
        int columns = Integer.parseInt(figures.group(2));
        return rows == 0 || columns == 0 ? USUAL : new TerminalSize(Math.max(LEAST, columns), Math.max(4, rows));
    }
}
