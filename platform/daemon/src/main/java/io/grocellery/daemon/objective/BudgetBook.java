package io.grocellery.daemon.objective;

import io.grocellery.core.objective.CountSource.Counts;
import io.grocellery.core.objective.Counted;
import io.grocellery.core.objective.History;
import io.grocellery.core.objective.Intake;
import io.grocellery.core.objective.Objective;
import io.grocellery.core.objective.ObjectiveStore;
import io.grocellery.core.objective.ObjectiveStore.Hour;
import io.grocellery.core.objective.ObjectiveStore.Minute;
import io.grocellery.core.objective.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was counted of an environment, in memory and kept. A minute is kept once it is over: what a daemon that ended had
 * of the last one, the next one takes from the gateway again. Not safe for use by several threads.
 */
final class BudgetBook {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MINUTES_PER_HOUR = 60;

    private final ObjectiveStore store;
    private final Map<Subject, History> histories = new LinkedHashMap<>();
    private final Map<Subject, Counted> present = new LinkedHashMap<>();
    private long nextSecond;
    private long presentMinute;
    private Optional<Instant> countedUntil = Optional.empty();

    BudgetBook(ObjectiveStore store, List<Subject> subjects, Instant now) {
        this.store = store;
        subjects.forEach(subject -> histories.put(subject, new History()));
        long minute = Math.floorDiv(now.getEpochSecond(), SECONDS_PER_MINUTE);
        long hours = Objective.PERIOD.toHours();
        store.hoursFrom(Math.floorDiv(minute, MINUTES_PER_HOUR) - hours).forEach(this::recall);
        store.minutesFrom(minute - History.MINUTES_KEPT.toMinutes()).forEach(this::recall);
        presentMinute = nextSecond / SECONDS_PER_MINUTE;
    }

    private void recall(Hour hour) {
        History history = histories.get(hour.subject());
        if (history != null) {
            history.addHour(hour.epochHour(), hour.counted(), hour.busiest());
        }
    }

    private void recall(Minute minute) {
        History history = histories.get(minute.subject());
        if (history != null) {
            history.addMinuteOfKnownHour(minute.epochMinute(), minute.counted());
        }
        nextSecond = Math.max(nextSecond, (minute.epochMinute() + 1) * SECONDS_PER_MINUTE);
    }

    /** Where to go on asking. */
    long nextSecond() {
        return nextSecond;
    }

    /** Up to when requests were counted; empty until there was an answer. */
    Optional<Instant> countedUntil() {
        return countedUntil;
    }

    Map<Subject, History> histories() {
        return histories;
    }

    /** The hours of the period, in order of time, the present one as far as it is kept. */
    List<Hour> hours(Instant now) {
        long hour = Math.floorDiv(now.getEpochSecond(), SECONDS_PER_MINUTE * MINUTES_PER_HOUR);
        return store.hoursFrom(hour - Objective.PERIOD.toHours() + 1);
    }

    /** Takes in what is new. */
    void take(Counts counts) {
        List<Minute> over = new ArrayList<>();
        for (Minute part : Intake.minutes(nextSecond, counts, histories.keySet())) {
            if (part.epochMinute() > presentMinute) {
                over.addAll(endPresentMinute());
                presentMinute = part.epochMinute();
            }
            present.merge(part.subject(), part.counted(), Counted::plus);
            Objects.requireNonNull(histories.get(part.subject())).add(part.epochMinute(), part.counted());
        }
        if (counts.untilSecond() / SECONDS_PER_MINUTE > presentMinute) {
            over.addAll(endPresentMinute());
        }
        if (!over.isEmpty()) {
            store.keep(over);
        }
        nextSecond = Math.max(nextSecond, counts.untilSecond());
        countedUntil = Optional.of(Instant.ofEpochSecond(counts.untilSecond()));
    }

    private List<Minute> endPresentMinute() {
        List<Minute> minutes = present.entrySet().stream()
                .map(entry -> new Minute(entry.getKey(), presentMinute, entry.getValue()))
                .toList();
        present.clear();
        return minutes;
    }
}
