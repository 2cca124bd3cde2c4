package io.grocellery.daemon.objective;

import io.grocellery.core.evidence.Served;
import io.grocellery.core.evidence.Window;
import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.objective.Alert;
import io.grocellery.core.objective.Alerts;
import io.grocellery.core.objective.BurnRule;
import io.grocellery.core.objective.CountSource;
import io.grocellery.core.objective.Counted;
import io.grocellery.core.objective.Objective;
import io.grocellery.core.objective.ObjectiveKind;
import io.grocellery.core.objective.ObjectiveStore;
import io.grocellery.core.objective.ObjectiveStore.Minute;
import io.grocellery.core.objective.ServiceLevels;
import io.grocellery.core.objective.Standing;
import io.grocellery.core.objective.Subject;
import io.grocellery.core.status.AlertsStatus;
import io.grocellery.core.status.ObjectivesStatus;
import io.grocellery.core.traffic.TrafficException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * The objectives of one environment: counts, holds what was counted against them, and tells when a budget burns too fast.
 * Any thread may ask; one calls {@link #turn}.
 */
public final class Objectives {

    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final long SECONDS_PER_MINUTE = 60;
    private static final int LATEST_EVENTS = EventJournal.LARGEST_PAGE;

    private final EnvironmentName environment;
    private final ServiceLevels levels;
    private final CountSource source;
    private final ObjectiveStore store;
    private final EventJournal journal;
    private final InstantSource clock;
    private final BooleanSupplier wanted;
    private final BudgetBook book;
    private final Deque<JournalEntry> latest = new ArrayDeque<>();
    private Alerts alerts;
    private Instant nextLook = Instant.EPOCH;
    private Instant nextForgetting = Instant.EPOCH;

    /**
     * Goes on with what is kept.
     *
     * @param subjects the services, then the journeys
     * @param wanted whether the environment is meant to run
     */
    public Objectives(
            EnvironmentName environment,
            List<Subject> subjects,
            ServiceLevels levels,
            CountSource source,
            ObjectiveStore store,
            EventJournal journal,
            InstantSource clock,
            BooleanSupplier wanted) {
        this.environment = environment;
        this.levels = levels;
        this.source = source;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
        this.wanted = wanted;
        this.book = new BudgetBook(store, subjects, clock.instant());
        this.alerts = new Alerts(store.alertsSince(clock.instant()).stream()
                .filter(alert -> alert.endedAt().isEmpty())
                .toList()
                .reversed());
    }

    /** Looks when it is time to, at most every two seconds. */
    public void turn() {
        Instant now = clock.instant();
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(PERIOD);
            look(now);
        }
    }

    private synchronized void look(Instant now) {
        if (wanted.getAsBoolean()) {
            count(now);
        } else if (!alerts.firing().isEmpty()) {
            tell(alerts.step(Map.of(), now));
        }
        if (!now.isBefore(nextForgetting)) {
            nextForgetting = now.plus(Duration.ofHours(1));
            store.forget(now);
        }
    }

    /** A gateway that does not answer is no reason to think that all is well: what fires goes on then. */
    private void count(Instant now) {
        try {
            book.take(source.since(book.nextSecond()));
        } catch (TrafficException silent) {
            return;
        }
        tell(alerts.step(standings(now), now));
    }

    private void tell(Alerts.Step step) {
        alerts = step.alerts();
        step.began().forEach(alert -> {
            store.keep(alert);
            journal.append(event(alert, "budget-alert-began", severity(alert), alert.sentence()));
        });
        step.ended().forEach(alert -> {
            store.keep(alert);
            journal.append(event(alert, "budget-alert-ended", Severity.INFO, ended(alert)));
        });
    }

    private static Severity severity(Alert alert) {
        return alert.rule().urgency() == BurnRule.Urgency.PAGE ? Severity.ERROR : Severity.WARNING;
    }

    private static String ended(Alert alert) {
        return alert.subject() + ": " + alert.rule().name() + " of " + alert.objective() + " no longer fires";
    }

    private Event event(Alert alert, String kind, Severity severity, String message) {
        return new Event(
                alert.endedAt().orElse(alert.since()),
                environment,
                alert.subject().name(),
                kind,
                severity,
                message,
                Map.of(
                        "objective",
                        alert.objective().toString(),
                        "rule",
                        alert.rule().name()));
    }

    private Map<Subject, List<Standing>> standings(Instant now) {
        Map<Subject, List<Standing>> standings = new LinkedHashMap<>();
        book.histories().forEach((subject, history) -> standings.put(subject, levels.standings(history, now)));
        return standings;
    }

    /** The share that is left of what a service may fail of its requests; empty when it cannot be told. */
    public synchronized Optional<Double> budgetLeft(ServiceName service) {
        OptionalDouble left = standings(clock.instant()).getOrDefault(Subject.of(service), List.of()).stream()
                .filter(standing -> standing.objective().rings())
                .filter(standing -> standing.objective().kind() != ObjectiveKind.RESPONSE_TIME_P95)
                .map(Standing::left)
                .findFirst()
                .orElse(OptionalDouble.empty());
        return left.isPresent() ? Optional.of(left.getAsDouble()) : Optional.empty();
    }

    /** How they stand. */
    public synchronized ObjectivesStatus status() {
        Instant now = clock.instant();
        return ObjectiveStatuses.of(environment, now, book, levels);
    }

    /** How each service and journey was served in the whole minutes of a window, as far as they are kept. */
    public synchronized List<Served> served(Window window) {
        List<Minute> minutes =
                store.minutesFrom(Math.ceilDiv(window.from().getEpochSecond(), SECONDS_PER_MINUTE)).stream()
                        .filter(minute -> (minute.epochMinute() + 1) * SECONDS_PER_MINUTE
                                <= window.until().getEpochSecond())
                        .toList();
        return book.histories().keySet().stream()
                .map(subject -> served(subject, window, minutes))
                .toList();
    }

    private static Served served(Subject subject, Window window, List<Minute> minutes) {
        Counted counted = minutes.stream()
                .filter(minute -> minute.subject().equals(subject))
                .map(Minute::counted)
                .reduce(Counted.NOTHING, Counted::plus);
        return new Served(
                subject.name(), window, counted.requests(), counted.errors(), counted.slow(), counted.observed());
    }

    /** What the last 30 days brought. */
    public synchronized ObjectivesStatus.Course course() {
        Instant now = clock.instant();
        return ObjectiveStatuses.course(book.histories().keySet(), book.hours(now), now);
    }

    /** What fires and fired, and what Alertmanager told. */
    public synchronized AlertsStatus alerts() {
        Instant now = clock.instant();
        List<Alert> ended = store.alertsSince(now.minus(Objective.PERIOD)).stream()
                .filter(alert -> alert.endedAt().isPresent())
                .toList();
        return AlertStatuses.of(environment, now, alerts.firing(), standings(now), ended, latestEvents());
    }

    /** An open page asks every second: what was read is kept, and only what came since is read again. */
    private List<JournalEntry> latestEvents() {
        long before = journal.last().orElse(0) - LATEST_EVENTS;
        long known = latest.isEmpty() ? 0 : latest.getLast().sequence();
        latest.addAll(journal.read(Math.max(known, before), LATEST_EVENTS));
        latest.removeIf(entry -> entry.sequence() <= before);
        return List.copyOf(latest);
    }
}
