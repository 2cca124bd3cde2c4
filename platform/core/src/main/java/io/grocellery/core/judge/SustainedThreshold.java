package io.grocellery.core.judge;

import java.time.Duration;

/**
 * "More than this share, for this long."
 *
 * @param share exceeded when the share of requests is larger, 0 to 1
 * @param duration how long without a break, a second to a day
 */
public record SustainedThreshold(double share, Duration duration) {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int WINDOWS = 10;

    /** @throws IllegalArgumentException when the share or the duration is out of range */
    public SustainedThreshold {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("a share of " + share + " is outside 0 to 1");
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a duration of " + duration + " is outside 1 second to 1 day");
        }
    }

    long seconds() {
        return duration.toSeconds();
    }

    /**
     * Seconds over which the share is taken at each moment: a tenth of the duration. A single second of little traffic
     * holds too few requests to tell 10% from none.
     */
    int windowSeconds() {
        return (int) Math.max(1, seconds() / WINDOWS);
    }
}
