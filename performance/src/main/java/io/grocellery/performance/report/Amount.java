package io.grocellery.performance.report;

import java.util.Locale;

/** A number as people read it. */
final class Amount {

    private static final double WHOLE = 100;
    private static final double TENTHS = 10;

    private Amount() {}

    /** With as many digits as are worth reading. */
    static String of(double value) {
        double size = Math.abs(value);
        String format = size >= WHOLE || value == Math.rint(value) ? "%,.0f" : size >= TENTHS ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    static String of(double value, String unit) {
        return unit.equals("ratio") ? of(value) : of(value) + " " + unit;
    }
}
