package io.grocellery.core.objective;

import java.time.Duration;
import java.util.Locale;

/** Says in words what comes next. */
public final class Outlook {

    private Outlook() {}

    /** Of an objective with a budget. */
    public static String of(Standing standing) {
        Objective objective = standing.objective();
        long requests = standing.period().requests();
        if (standing.left().isEmpty()) {
            return String.format(
                    Locale.ROOT, "too few requests to tell: %,d of %,d", requests, objective.requestsNeeded());
        }
        if (standing.left().getAsDouble() <= 0) {
            return "used up: the 30 days have to pass, or more requests to be answered well";
        }
        return standing.lasts()
                .map(time -> "used up in " + words(time) + " at the present rate")
                .orElse("lasts at the present rate");
    }

    /** Of a throughput. */
    public static String of(Throughput throughput) {
        return switch (throughput.verdict()) {
            case SHOWN -> String.format(Locale.ROOT, "shown: %,d requests served in a minute", throughput.served());
            case NOT_ASKED ->
                String.format(
                        Locale.ROOT,
                        "not shown: the busiest minute had %,d requests; ./grocellery bench gateway asks for more",
                        throughput.asked());
            case MISSED ->
                String.format(
                        Locale.ROOT,
                        "missed: of %,d requests in a minute %,d were served",
                        throughput.asked(),
                        throughput.served());
        };
    }

    /** A time in its two largest units. */
    static String words(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        return time.toHours() > 0 ? time.toHours() + " h " + time.toMinutesPart() + " min" : time.toMinutes() + " min";
    }
}
