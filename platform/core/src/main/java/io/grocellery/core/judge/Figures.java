package io.grocellery.core.judge;

import java.time.Duration;
import java.util.Locale;

/** How figures are written for people. */
final class Figures {

    private Figures() {}

    static String percent(double share) {
        return of(share * 100) + "%";
    }

    static String seconds(Duration duration) {
        return of(duration.toMillis() / 1000.0) + " s";
    }

    /** Three digits or so. */
    static String of(double value) {
        if (value >= 1e6) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        String text = String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 1 ? "%.1f" : "%.2f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** What decides, or how far it is. */
    static String further(long missing) {
        return missing == 0 ? "which is enough to withdraw it" : missing + " more in a row would withdraw it";
    }
}
