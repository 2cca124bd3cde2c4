package io.grocellery.daemon.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a report says figures, moments and what there is none of. */
final class Words {

    private static final double PERCENT = 100;

    private Words() {}

    /** @param missing said in the place of nothing */
    static List<String> orText(List<String> content, String missing) {
        return content.isEmpty() ? List.of(Markup.text(missing)) : content;
    }

    static String share(long good, long all) {
        return all == 0 ? "–" : String.format(Locale.ROOT, "%.2f%%", PERCENT * good / all);
    }

    static String orDash(String value) {
        return value.isEmpty() ? "–" : value;
    }

    static Instant ended(@Nullable String end, String otherwise) {
        return Instant.parse(end == null ? otherwise : end);
    }

    static String at(String moment) {
        return at(Instant.parse(moment));
    }

    static String at(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    static String took(Instant from, Instant until) {
        Duration time = Duration.between(from, until);
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }
}
