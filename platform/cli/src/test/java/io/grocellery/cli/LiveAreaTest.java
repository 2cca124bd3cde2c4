package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.cli.Line.Tone;
import io.grocellery.testkit.rollout.ToldCanary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LiveAreaTest {

    private final StringWriter written = new StringWriter();
    private final LiveArea area = new LiveArea(new PrintWriter(written));

    @Test
    void aTerminalShowsTheLastPictureAndNothingOfThoseBefore() {
        RolloutPicture picture = new RolloutPicture(100, 60, ZoneOffset.UTC);
        ToldCanary canary = ToldCanary.bad();
        for (int second = 0; second < 20; second++) {
            area.draw(picture.of(canary.at(second)), 100);
        }

        List<String> expected =
                picture.of(canary.at(19)).stream().map(Line::text).toList();
        assertThat(Terminal.showing(written.toString())).isEqualTo(expected);
    }

    @Test
    void whatStoodAboveStays() {
        written.write("$ grocellery rollout watch\n");
        area.draw(List.of(line("one"), line("two"), line("three")), 80);
        area.draw(List.of(line("four")), 80);

        assertThat(Terminal.showing(written.toString())).containsExactly("$ grocellery rollout watch", "four");
    }

    @Test
    void nothingIsClearedBeforeItIsOverwritten() {
        area.draw(List.of(line("one")), 80);
        area.draw(List.of(line("two")), 80);

        assertThat(written.toString()).doesNotContain("\033[2J").doesNotContain("\033[2K");
        assertThat(written.toString()).containsSubsequence("\033[?2026h", "two", "\033[?2026l");
    }

    @Test
    void aTerminalOfAnotherWidthIsDrawnAfresh() {
        area.draw(List.of(line("one"), line("two")), 80);
        area.draw(List.of(line("three")), 60);

        assertThat(Terminal.showing(written.toString())).containsExactly("three");
    }

    @Test
    void theCursorIsThereAgainAtTheEnd() {
        area.draw(List.of(line("one")), 80);
        area.close();

        assertThat(written.toString()).endsWith("\033[?25h");
    }

    @Test
    void theSizeIsWhatSttySaysOrTheUsualOne() {
        assertThat(TerminalSize.parsed("50 132\n")).isEqualTo(new TerminalSize(132, 50));
        assertThat(TerminalSize.parsed("0 0\n")).isEqualTo(TerminalSize.USUAL);
        assertThat(TerminalSize.parsed("stty: not a terminal")).isEqualTo(TerminalSize.USUAL);
    }

    private static Line line(String text) {
        return Line.of(text, Tone.GOOD);
    }

    /** As much of a terminal as the area uses. */
    private static final class Terminal {

        private static final Pattern TOKEN = Pattern.compile("\033\\[(\\??\\d*)([A-Za-z])|\n|\r|[^\033\n\r]+");

        private final List<StringBuilder> rows = new ArrayList<>();
        private int row;
        private int column;

        static List<String> showing(String output) {
            Terminal terminal = new Terminal();
            Matcher tokens = TOKEN.matcher(output);
            while (tokens.find()) {
                terminal.take(tokens);
            }
            return terminal.rows.stream().map(StringBuilder::toString).toList();
        }

        private void take(Matcher token) {
            String text = token.group();
            if (text.equals("\n")) {
                write("");
                row++;
                column = 0;
            } else if (text.equals("\r")) {
                column = 0;
            } else if (token.group(2) != null) {
                command(token.group(1), token.group(2));
            } else {
                write(text);
            }
        }

        private void command(String number, String command) {
            switch (command) {
                case "A" -> row -= Integer.parseInt(number);
                case "H" -> {
                    row = 0;
                    column = 0;
                }
                case "K" -> {
                    if (row < rows.size()) {
                        rows.get(row).setLength(Math.min(column, rows.get(row).length()));
                    }
                }
                case "J" ->
                    rows.subList(Math.min(number.equals("2") ? 0 : row, rows.size()), rows.size())
                            .clear();
                case "m", "h", "l" -> {}
                default -> throw new IllegalArgumentException("the area does not use " + command);
            }
        }

        private void write(String text) {
            while (rows.size() <= row) {
                rows.add(new StringBuilder());
            }
            StringBuilder line = rows.get(row);
            line.replace(column, Math.min(line.length(), column + text.length()), text);
            column += text.length();
        }
    }
}
