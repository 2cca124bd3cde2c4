package io.grocellery.cli;

import io.grocellery.cli.Line.Tone;
import io.grocellery.core.status.RolloutStatus.RuleFinding;
import java.util.List;
import java.util.Locale;

/** What one rule of the judge says: its value against its threshold as a gauge, and why. */
record Evidence(RuleFinding finding) {

    /** As wide as the longest title with its mark. */
    private static final int TITLE = 43;

    private static final int GAUGE = 20;

    /** Whether it decides something now, so that its explanation is worth its room. */
    boolean speaks() {
        return finding.verdict().equals("fail") || finding.verdict().equals("inconclusive");
    }

    List<Line> lines(int width) {
        Line title = Line.of("    " + mark() + " ", tone()).plus(finding.title());
        Line gauge = gauge(width).plus(" " + measured());
        if (TITLE + gauge.width() <= width) {
            return List.of(title.to(TITLE).plus(gauge));
        }
        return List.of(
                title.cut(width), Line.of("      ", Tone.PLAIN).plus(gauge).cut(width));
    }

    List<Line> explanation(int width) {
        return Line.wrapped(finding.explanation(), "      ", width, speaks() ? tone() : Tone.FAINT);
    }

    /** The right end is the threshold. */
    private Line gauge(int width) {
        return Bars.of(way(), Math.min(GAUGE, Math.max(6, width / 5)), tone());
    }

    private double way() {
        return counted()
                ? Bars.linear(finding.value(), finding.threshold())
                : Bars.logarithmic(finding.value(), finding.threshold());
    }

    private boolean counted() {
        return finding.rule().equals("sustained-threshold") || finding.rule().equals("consecutive-failures");
    }

    private String measured() {
        return switch (finding.rule()) {
            case "sustained-threshold" -> of("") + " s";
            case "consecutive-failures" -> of("") + " failures";
            case "enough-good" -> of("ratio ");
            default -> of("E ");
        };
    }

    private String of(String name) {
        return name + figure(finding.value()) + " of " + figure(finding.threshold());
    }

    static String figure(double value) {
        if (value != 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 0.001)) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        String text = String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 1 ? "%.1f" : "%.3f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    private String mark() {
        return switch (finding.verdict()) {
            case "fail" -> "✗";
            case "pass" -> "✓";
            case "inconclusive" -> "!";
            default -> "·";
        };
    }

    private Tone tone() {
        return switch (finding.verdict()) {
            case "fail" -> Tone.BAD;
            case "pass" -> Tone.GOOD;
            case "inconclusive" -> Tone.WARNING;
            default -> Tone.BUSY;
        };
    }
}
