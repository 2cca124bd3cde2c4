package io.grocellery.cli;

import io.grocellery.cli.Line.Tone;

/** Horizontal bars of block characters. */
final class Bars {

    private static final String PARTS = " ▏▎▍▌▋▊▉";
    private static final int EIGHTHS = 8;

    private Bars() {}

    /** A part of a whole, exact to an eighth of a column. */
    static Line of(double share, int columns, Tone tone) {
        int eighths = (int) Math.round(Math.clamp(share, 0, 1) * columns * EIGHTHS);
        String filled = "█".repeat(eighths / EIGHTHS)
                + (eighths % EIGHTHS == 0 ? "" : PARTS.substring(eighths % EIGHTHS, eighths % EIGHTHS + 1));
        return Line.of(filled, tone).plus("░".repeat(columns - filled.length()), Tone.FAINT);
    }

    /**
     * How far a value is on its way from 1 to a threshold, 0 to 1. E-values and likelihood ratios multiply: equal steps
     * are equal factors. A value on the other side of 1 is no way at all.
     */
    static double logarithmic(double value, double threshold) {
        return value <= 0 ? (threshold < 1 ? 1 : 0) : Math.clamp(Math.log(value) / Math.log(threshold), 0, 1);
    }

    /** How far a count is on its way from 0 to a threshold, 0 to 1. */
    static double linear(double value, double threshold) {
        return threshold <= 0 ? 0 : Math.clamp(value / threshold, 0, 1);
    }
}
