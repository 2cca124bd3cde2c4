package io.grocellery.deliveryfile;

import io.grocellery.core.delivery.RollbackTriggers;
import io.grocellery.core.judge.SustainedThreshold;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in which a delivery file states amounts. Each reader throws {@link IllegalArgumentException}. */
final class Wording {

    static final String TIMES = "a time to 1 day, such as 500ms, 30s, 5m, 10 minutes or 1h";
    static final String FAILURES = "1 to 100, such as '3 consecutive failures'";
    static final String SHARE_FOR = "a share below 100% and 1 second to 1 day, such as '>5% for 5 minutes'";
    static final String TIME_FOR = "a time and 1 second to 1 day, such as '>2s for 10 minutes'";
    static final String TIME_BELOW = "a time such as '<500ms'";
    static final String SHARE_BELOW = "above 0% to 90%, such as '<1%'";
    static final String SHARES = "0% to 100%, such as 10%";
    static final String AVAILABILITIES = "above 0% and below 100%, such as '99.9%'";
    static final String RATES = "requests above 0 by s, min or h, such as '>1000 req/min'";

    private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
    private static final String PERCENT = NUMBER + "\\s?%";
    private static final String TIME = NUMBER + "\\s?(ms|milliseconds?|s|seconds?|m|min|minutes?|h|hours?|d|days?)";
    private static final Pattern ONE_PERCENTAGE = Pattern.compile(PERCENT);
    private static final Pattern ONE_TIME = Pattern.compile(TIME);
    private static final Pattern TIME_LIMIT = Pattern.compile("<\\s?" + TIME);
    private static final Pattern SHARE_LIMIT = Pattern.compile("<\\s?" + PERCENT);
    private static final Pattern CONSECUTIVE = Pattern.compile("(\\d{1,9}) consecutive failures?");
    private static final Pattern PERCENTAGE_FOR = Pattern.compile(">\\s?" + PERCENT + " for " + TIME);
    private static final Pattern LONGER_FOR = Pattern.compile(">\\s?" + TIME + " for " + TIME);
    private static final Pattern RATE = Pattern.compile(">\\s?" + NUMBER + "\\s?req/(s|min|h)");
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final double LARGEST_SHARE = 0.9;

    private Wording() {}

    /**
     * "More than 2 s, for 10 minutes."
     *
     * @param limit what is exceeded
     * @param trigger how many requests exceed it for how long
     */
    record TimeFor(Duration limit, SustainedThreshold trigger) {}

    /** {@code 25%} as 25; at most 100. */
    static double percent(String text) {
        double percent =
                Double.parseDouble(matched(ONE_PERCENTAGE, text, "a percentage").group(1));
        if (percent > 100) {
            throw new IllegalArgumentException("'" + text + "' is more than 100%");
        }
        return percent;
    }

    /** {@code 5m} or {@code 5 minutes}, from nothing to a day. */
    static Duration time(String text) {
        return time(matched(ONE_TIME, text, "a time"), 1, text);
    }

    /** Like {@link #time(String)}, but not nothing. */
    static Duration timeAboveZero(String text) {
        Duration time = time(text);
        if (time.isZero()) {
            throw new IllegalArgumentException("'" + text + "' is no time at all");
        }
        return time;
    }

    /** {@code 3 consecutive failures}. */
    static int consecutiveFailures(String text) {
        int number = Integer.parseInt(
                matched(CONSECUTIVE, text, "a number of consecutive failures").group(1));
        if (number < 1 || number > 100) {
            throw new IllegalArgumentException("'" + text + "' is out of range");
        }
        return number;
    }

    /** {@code >5% for 5 minutes}. */
    static SustainedThreshold shareFor(String text) {
        MatchResult parts = matched(PERCENTAGE_FOR, text, "a share for a time");
        return new SustainedThreshold(Double.parseDouble(parts.group(1)) / 100, time(parts, 2, text));
    }

    /** {@code >2s for 10 minutes}. */
    static TimeFor timeFor(String text) {
        MatchResult parts = matched(LONGER_FOR, text, "a response time for a time");
        Duration limit = time(parts, 1, text);
        if (limit.isZero()) {
            throw new IllegalArgumentException("'" + text + "' would be so of every request");
        }
        return new TimeFor(limit, RollbackTriggers.slowerThan(time(parts, 3, text)));
    }

    /** {@code <500ms}. */
    static Duration timeBelow(String text) {
        Duration time = time(matched(TIME_LIMIT, text, "an upper limit of a time"), 1, text);
        if (time.isZero()) {
            throw new IllegalArgumentException("'" + text + "' could not be kept by any request");
        }
        return time;
    }

    /** {@code <1%} as 0.01. */
    static double shareBelow(String text) {
        double share = Double.parseDouble(
                        matched(SHARE_LIMIT, text, "an upper limit of a share").group(1))
                / 100;
        if (!(share > 0 && share <= LARGEST_SHARE)) {
            throw new IllegalArgumentException("'" + text + "' is out of range");
        }
        return share;
    }

    /** {@code 99.9%} as 0.999. */
    static double availability(String text) {
        double availability = percent(text) / 100;
        if (!(availability > 0 && availability < 1)) {
            throw new IllegalArgumentException("'" + text + "' is out of range");
        }
        return availability;
    }

    /** {@code >1000 req/min} as requests a minute. */
    static double requestsPerMinute(String text) {
        MatchResult parts = matched(RATE, text, "a rate of requests");
        double number = Double.parseDouble(parts.group(1));
        if (!(number > 0)) {
            throw new IllegalArgumentException("'" + text + "' asks for nothing");
        }
        return switch (parts.group(2)) {
            case "s" -> number * 60;
            case "h" -> number / 60;
            default -> number;
        };
    }

    private static Duration time(MatchResult parts, int from, String text) {
        double milliseconds = Double.parseDouble(parts.group(from)) * millisecondsOf(parts.group(from + 1));
        if (milliseconds > LONGEST.toMillis()) {
            throw new IllegalArgumentException("'" + text + "' is more than a day");
        }
        return Duration.ofMillis(Math.round(milliseconds));
    }

    private static long millisecondsOf(String unit) {
        return switch (unit) {
            case "ms", "millisecond", "milliseconds" -> 1;
            case "s", "second", "seconds" -> 1_000;
            case "m", "min", "minute", "minutes" -> 60_000;
            case "h", "hour", "hours" -> 3_600_000;
            default -> 86_400_000;
        };
    }

    private static MatchResult matched(Pattern form, String text, String what) {
        Matcher matcher = form.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not " + what);
        }
        return matcher.toMatchResult();
    }
}
