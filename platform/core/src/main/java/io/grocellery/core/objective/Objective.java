package io.grocellery.core.objective;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * One objective: of the requests of a rolling {@link #PERIOD} at most a share may be bad. That share of them is the error
 * budget (Google, "Site Reliability Engineering", chapter 3, and "The Site Reliability Workbook", chapter 2).
 *
 * @param allowed the share that may be bad, above 0 and below 1
 * @param rings whether its alerts ring; of two that count the same bad events only the stricter does, for the other would
 *     ring for the same requests, later
 */
public record Objective(ObjectiveKind kind, double allowed, boolean rings) {

    public static final Duration PERIOD = Duration.ofDays(30);

    /** A figure rests on at least so many bad events: with fewer, one unlucky request would move it by over a tenth. */
    static final int FEWEST_BAD = 10;

    private static final double ROUNDING = 1e-9;

    /** @throws IllegalArgumentException when the share is outside its range */
    public Objective {
        if (!(allowed > 0 && allowed < 1)) {
            throw new IllegalArgumentException("an allowed share of " + allowed + " is not above 0 and below 1");
        }
    }

    /** How many of them were bad. */
    public long bad(Counted counted) {
        return kind.bad(counted);
    }

    /** The share of them that was good, 0 to 1; empty without requests. */
    public OptionalDouble good(Counted counted) {
        return counted.requests() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - (double) bad(counted) / counted.requests());
    }

    /** How many of them may be bad. */
    public double budget(Counted counted) {
        return allowed * counted.requests();
    }

    /** How many requests it takes until the budget can be told. */
    public long requestsNeeded() {
        return wholeRequests(FEWEST_BAD / allowed);
    }

    /** 1 − 0.999 is a little more or less than 0.001. */
    static long wholeRequests(double requests) {
        return (long) Math.ceil(requests * (1 - ROUNDING));
    }

    /** The share of the budget that is left: 1 untouched, 0 used up, below 0 overspent; empty with too few requests. */
    public OptionalDouble left(Counted period) {
        return period.requests() < requestsNeeded()
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - bad(period) / budget(period));
    }

    /**
     * How many times faster than allowed the budget is used: 1 uses it up in exactly {@link #PERIOD}. The share of bad
     * events divided by the allowed share (Workbook, chapter 5); empty without requests.
     */
    public OptionalDouble burnRate(Counted window) {
        return window.requests() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) bad(window) / window.requests() / allowed);
    }
}
