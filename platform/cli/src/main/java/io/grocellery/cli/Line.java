package io.grocellery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of a terminal: pieces of text, each in a tone. What comes from outside cannot steer the terminal. */
record Line(List<Piece> pieces) {

    private static final String RESET = "\033[0m";

    Line {
        pieces = List.copyOf(pieces);
    }

    /** How a piece of text looks. */
    enum Tone {
        PLAIN(""),
        STRONG("\033[1m"),
        FAINT("\033[2m"),
        GOOD("\033[32m"),
        BUSY("\033[36m"),
        WARNING("\033[33m"),
        BAD("\033[31m");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /** A text in one tone. */
    record Piece(String text, Tone tone) {

        Piece {
            text = text.codePoints()
                    .map(point -> Character.isISOControl(point) ? ' ' : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        private int width() {
            return text.codePointCount(0, text.length());
        }

        private Piece cut(int width) {
            return width >= width() ? this : new Piece(text.substring(0, text.offsetByCodePoints(0, width)), tone);
        }

        private String coloured() {
            return tone == Tone.PLAIN || text.isEmpty() ? text : tone.code + text + RESET;
        }
    }

    static Line empty() {
        return new Line(List.of());
    }

    static Line of(String text, Tone tone) {
        return empty().plus(text, tone);
    }

    Line plus(String text, Tone tone) {
        List<Piece> longer = new ArrayList<>(pieces);
        longer.add(new Piece(text, tone));
        return new Line(longer);
    }

    Line plus(String text) {
        return plus(text, Tone.PLAIN);
    }

    Line plus(Line more) {
        List<Piece> longer = new ArrayList<>(pieces);
        longer.addAll(more.pieces);
        return new Line(longer);
    }

    /** Filled up with blanks. */
    Line to(int width) {
        return plus(" ".repeat(Math.max(0, width - width())));
    }

    /** Columns of the terminal; every character takes one. */
    int width() {
        return pieces.stream().mapToInt(Piece::width).sum();
    }

    /** What fits into so many columns. */
    Line cut(int width) {
        Line shorter = empty();
        int left = width;
        for (Piece piece : pieces) {
            Piece fitting = piece.cut(left);
            shorter = shorter.plus(new Line(List.of(fitting)));
            left -= fitting.width();
        }
        return shorter;
    }

    String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    String coloured() {
        return pieces.stream().map(Piece::coloured).collect(Collectors.joining());
    }

    /** A text on as many lines as it takes, broken between words where that is possible. */
    static List<Line> wrapped(String text, String indent, int width, Tone tone) {
        int room = Math.max(8, width - indent.length());
        List<Line> lines = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > room) {
            int blank = rest.lastIndexOf(' ', room);
            int end = blank > 0 ? blank : room;
            lines.add(of(indent + rest.substring(0, end), tone));
            rest = rest.substring(end).strip();
        }
        lines.add(of(indent + rest, tone));
        return lines;
    }
}
