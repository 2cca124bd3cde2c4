package io.grocellery.core.objective;

import io.grocellery.core.objective.CountSource.Counts;
import io.grocellery.core.objective.CountSource.Second;
import io.grocellery.core.objective.ObjectiveStore.Minute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes minutes of seconds. What nobody counted is no part of any: it is not observed, which is not the same as good. */
public final class Intake {

    private static final int SECONDS_PER_MINUTE = 60;

    private Intake() {}

    /**
     * What is new in counts, in order of time; the last minute may be a part of one.
     *
     * @param next the first second that was not taken in before
     * @param subjects those that are watched: each has every minute that was observed, with or without requests
     */
    public static List<Minute> minutes(long next, Counts counts, Collection<Subject> subjects) {
        long from = Math.max(next, counts.fromSecond());
        List<Minute> minutes = new ArrayList<>();
        Map<Long, Map<Subject, Counted>> counted = byMinute(from, counts);
        for (long second = from; second < counts.untilSecond(); second = endOf(second)) {
            long minute = Math.floorDiv(second, SECONDS_PER_MINUTE);
            long seconds = Math.min(endOf(second), counts.untilSecond()) - second;
            Map<Subject, Counted> then = counted.getOrDefault(minute, Map.of());
            subjects.forEach(subject -> minutes.add(new Minute(
                    subject, minute, then.getOrDefault(subject, Counted.NOTHING).plus(new Counted(0, 0, 0, seconds)))));
        }
        return minutes;
    }

    private static Map<Long, Map<Subject, Counted>> byMinute(long from, Counts counts) {
        Map<Long, Map<Subject, Counted>> byMinute = new TreeMap<>();
        for (Second second : counts.seconds()) {
            if (second.epochSecond() >= from && second.epochSecond() < counts.untilSecond()) {
                byMinute.computeIfAbsent(
                                Math.floorDiv(second.epochSecond(), SECONDS_PER_MINUTE), minute -> new HashMap<>())
                        .merge(
                                second.subject(),
                                new Counted(second.requests(), second.errors(), second.slow(), 0),
                                Counted::plus);
            }
        }
        return byMinute;
    }

    private static long endOf(long second) {
        return (Math.floorDiv(second, SECONDS_PER_MINUTE) + 1) * SECONDS_PER_MINUTE;
    }
}
