package io.grocellery.cli;

import java.io.PrintWriter;
import java.util.List;

/**
 * The lower part of a terminal, drawn again and again in place. Each drawing is one write: lines are overwritten and
 * not cleared before, so that nothing flickers.
 */
final class LiveArea implements AutoCloseable {

    private static final String BEGIN = "\033[?2026h\033[?25l";
    private static final String END = "\033[?2026l";
    private static final String SHOW_CURSOR = "\033[?25h";
    private static final String TO_END_OF_LINE = "\033[K";
    private static final String TO_END_OF_SCREEN = "\033[J";
    private static final String WHOLE_SCREEN = "\033[H\033[2J";

    private final PrintWriter out;
    private int lines;
    private int columns;

    LiveArea(PrintWriter out) {
        this.out = out;
    }

    /**
     * Shows these lines instead of those before.
     *
     * @param width of the terminal; where it changed, lines were broken anew and all is drawn afresh
     */
    void draw(List<Line> picture, int width) {
        StringBuilder text = new StringBuilder(BEGIN);
        if (columns != 0 && columns != width) {
            text.append(WHOLE_SCREEN);
        } else if (lines > 0) {
            text.append("\033[").append(lines).append('A').append('\r');
        }
        picture.forEach(
                line -> text.append(line.coloured()).append(TO_END_OF_LINE).append('\n'));
        out.print(text.append(TO_END_OF_SCREEN).append(END));
        out.flush();
        lines = picture.size();
        columns = width;
    }

    @Override
    public void close() {
        out.print(SHOW_CURSOR);
        out.flush();
    }
}
