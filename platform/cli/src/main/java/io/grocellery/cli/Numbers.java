package io.grocellery.cli;

import java.util.Locale;

/** Figures for people: three digits or so. */
final class Numbers {

    private Numbers() {}

    static String percent(double share) {
        return plain(share * 100) + "%";
    }

    static String plain(double value) {
        String text = String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
