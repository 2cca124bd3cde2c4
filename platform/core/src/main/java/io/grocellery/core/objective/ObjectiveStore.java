package io.grocellery.core.objective;

import java.time.Instant;
import java.util.List;

/**
 * Keeps what was counted of one environment, and its alerts, over restarts. Minutes are kept for
 * {@link History#MINUTES_KEPT}, hours and ended alerts for {@link Objective#PERIOD}. Every method throws
 * {@link io.grocellery.core.problem.ExplainedException} when it cannot be read or written.
 */
public interface ObjectiveStore {

    /** A minute, complete or as far as it was counted. */
    record Minute(Subject subject, long epochMinute, Counted counted) {}

    /** An hour and the minute of it with the most requests. */
    record Hour(Subject subject, long epochHour, Counted counted, Counted busiest) {}

    /** Keeps minutes, and adds them to their hours; one that is kept already stays as it is. Safely written on return. */
    void keep(List<Minute> minutes);

    /** In order of time. */
    List<Minute> minutesFrom(long epochMinute);

    /** In order of time. */
    List<Hour> hoursFrom(long epochHour);

    /** Keeps an alert that began, or the end of one that is kept. */
    void keep(Alert alert);

    /** Those that began or ended since, or have not ended, the latest first, at most 200. */
    List<Alert> alertsSince(Instant since);

    /** Forgets what is older than what is to be kept. */
    void forget(Instant now);
}
