package io.grocellery.core.objective;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Tells somebody when the budget burns too fast over a long window, and still does over a short one. The long window
 * makes sure that it matters, the short one that it goes on: soon after the fault has ended, so has the alert (Google,
 * "The Site Reliability Workbook", chapter 5, "Multiwindow, Multi-Burn-Rate Alerts", table 5-8).
 *
 * @param factor the burn rate at which it fires, above 0
 */
public record BurnRule(Urgency urgency, Duration longWindow, Duration shortWindow, double factor) {

    /** A page for 2% of the budget in an hour and for 5% in six; a ticket for 10% in a day and for 10% in three. */
    public static final List<BurnRule> STANDARD = List.of(
            new BurnRule(Urgency.PAGE, Duration.ofHours(1), Duration.ofMinutes(5), 14.4),
            new BurnRule(Urgency.PAGE, Duration.ofHours(6), Duration.ofMinutes(30), 6),
            new BurnRule(Urgency.TICKET, Duration.ofDays(1), Duration.ofHours(2), 3),
            new BurnRule(Urgency.TICKET, Duration.ofDays(3), Duration.ofHours(6), 1));

    private static final double ROUNDING = 1e-9;

    /** Whom it concerns. */
    public enum Urgency {
        /** Somebody has to act now. */
        PAGE,
        /** Somebody has to act within days. */
        TICKET
    }

    /** The share of the budget that has gone when it fires, if the burn rate stays at the factor, 0 to 1. */
    public double consumedAtFiring() {
        return factor * longWindow.toMillis() / Objective.PERIOD.toMillis();
    }

    /**
     * How long a fault lasts until the rule fires, after a time without any: the long window holds enough of it then.
     *
     * @param badShare of the requests, above 0 to 1
     * @return more than the long window when it never fires
     */
    public Duration timeToFire(double badShare, double allowed) {
        double share = factor * allowed / badShare;
        return share > 1 + ROUNDING
                ? longWindow.plusMillis(1)
                : Duration.ofMillis(Math.round(share * longWindow.toMillis()));
    }

    /**
     * How many requests the long window has to hold before the rule is judged: so many that ten bad ones are needed to
     * reach the factor, and a hundred at least. With fewer, a handful of unlucky requests of a quiet night, or the first
     * ones of a new installation, would wake somebody.
     */
    public long requestsNeeded(Objective objective) {
        double needed = Objective.FEWEST_BAD / Math.min(1, factor * objective.allowed());
        return Math.max(100, Objective.wholeRequests(needed));
    }

    /**
     * For how long requests have to be counted before the rule is judged: a ticket waits until there is a short window's
     * worth, for what it tells of goes on for days, and a new installation is slow at first.
     */
    public Duration observationNeeded() {
        return urgency == Urgency.PAGE ? Duration.ZERO : shortWindow;
    }

    /** Such as {@code page 1h/5m}. */
    public String name() {
        return urgency.name().toLowerCase(Locale.ROOT) + " " + words(longWindow) + "/" + words(shortWindow);
    }

    /** A window as people write it: {@code 5m}, {@code 6h}, {@code 3d}. */
    public static String words(Duration window) {
        if (window.toHours() >= 24 && window.toHours() % 24 == 0) {
            return window.toDays() + "d";
        }
        return window.toMinutes() % 60 == 0 ? window.toHours() + "h" : window.toMinutes() + "m";
    }
}
