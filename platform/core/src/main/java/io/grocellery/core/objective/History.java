package io.grocellery.core.objective;

import java.time.Duration;
import java.time.Instant;

/**
 * What was counted of one subject: the minutes of the last three days and the hours of the last thirty. Filled in order
 * of time; not safe for use by several threads.
 */
public final class History {

    /** How long minutes are remembered; the longest window of a rule. */
    public static final Duration MINUTES_KEPT = Duration.ofDays(3);

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MINUTES_PER_HOUR = 60;

    private final RollingCounts minutes = new RollingCounts((int) MINUTES_KEPT.toMinutes());
    private final RollingCounts hours = new RollingCounts((int) Objective.PERIOD.toHours());
    private final Peaks peaks = new Peaks((int) Objective.PERIOD.toHours());

    /** Adds what was counted in a minute, or in a further part of the last one. */
    public void add(long epochMinute, Counted counted) {
        minutes.add(epochMinute, counted);
        addHour(Math.floorDiv(epochMinute, MINUTES_PER_HOUR), counted, minutes.sum(epochMinute, 1));
    }

    /**
     * Adds what was counted in an hour whose minutes are no longer known.
     *
     * @param busiest the minute of it with the most requests
     */
    public void addHour(long epochHour, Counted counted, Counted busiest) {
        hours.add(epochHour, counted);
        peaks.add(epochHour, busiest);
    }

    /** Adds a minute that is part of an hour that was added before. */
    public void addMinuteOfKnownHour(long epochMinute, Counted counted) {
        minutes.add(epochMinute, counted);
    }

    /** The last of a window's minutes is the present one, which is not over yet. */
    public Counted within(Duration window, Instant now) {
        return minutes.sum(Math.floorDiv(now.getEpochSecond(), SECONDS_PER_MINUTE), (int) window.toMinutes());
    }

    /** Whole hours, the present one with what there is of it. */
    public Counted withinPeriod(Instant now) {
        return hours.sum(hour(now), (int) Objective.PERIOD.toHours());
    }

    /** The minute with the most requests of the period. */
    public Counted busiestMinute(Instant now) {
        return peaks.highest(hour(now));
    }

    private static long hour(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), SECONDS_PER_MINUTE * MINUTES_PER_HOUR);
    }
}
