package io.grocellery.summary.receipt;

import java.util.ArrayList;
import java.util.List;

/** A strip of paper of fixed width: every line ends at or before its last column. */
final class Paper {
    static final int WIDTH = 48;

    private final StringBuilder text = new StringBuilder();

    void blank() {
        line("");
    }

    void rule(char sign) {
        line(String.valueOf(sign).repeat(WIDTH));
    }

    void centred(String words) {
        wrapped(words, WIDTH).forEach(line -> line(spaces((WIDTH - Columns.of(line)) / 2) + line));
    }

    /** Words on as many lines as they need; nothing for no words. */
    void paragraph(String words) {
        wrapped(words, WIDTH).forEach(this::line);
    }

    /** Left and right on one line; a left that leaves no room is wrapped, and the right stands on its last line. */
    void row(String left, String right) {
        var room = Math.max(WIDTH - Columns.of(right) - 1, 1);
        var indent = left.substring(0, left.length() - left.stripLeading().length());
        var lines = wrapped(left.strip(), room - indent.length());
        lines.stream().limit(Math.max(lines.size() - 1, 0)).forEach(line -> line(indent + line));
        var last = lines.isEmpty() ? "" : indent + lines.getLast();
        line(last + spaces(WIDTH - Columns.of(last) - Columns.of(right)) + right);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void line(String content) {
        text.append(content.stripTrailing()).append('\n');
    }

    private static List<String> wrapped(String words, int width) {
        var lines = new ArrayList<String>();
        var rest = words.strip();
        while (!rest.isEmpty()) {
            var end = breakOf(rest, width);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        return lines;
    }

    /** After the last word that fits, or inside a word that is longer than a line. */
    private static int breakOf(String text, int width) {
        var fits = Columns.fitting(text, width);
        if (fits == text.length() || text.charAt(fits) == ' ') {
            return fits;
        }
        var space = text.lastIndexOf(' ', fits);
        return space > 0 ? space : fits;
    }

    private static String spaces(int count) {
        return " ".repeat(Math.max(count, 0));
    }
}
