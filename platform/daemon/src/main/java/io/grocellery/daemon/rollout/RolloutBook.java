package io.grocellery.daemon.rollout;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.rollout.RolloutEngine;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.rollout.RolloutRecord;
import io.grocellery.core.rollout.RolloutState;
import io.grocellery.core.status.RolloutCourse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every rollout of this installation, written down record by record in a journal of its own, beside what people were
 * told of it. Safe for use by several threads.
 */
public final class RolloutBook {

    private static final String RECORD = "record";
    private static final String ABOUT_ROLLOUT = "rollout-record";

    private final EventJournal journal;
    private final InstantSource clock;
    private final RecordCodec codec = new RecordCodec();
    private final Map<RolloutId, Chapter> chapters = new LinkedHashMap<>();
    /** Nothing is written of a rollout after its end; lists of them are asked for again and again. */
    private final Map<RolloutId, RolloutState> ended = new ConcurrentHashMap<>();

    /** One rollout's part of the book. */
    private record Chapter(EnvironmentName environment, List<String> records, List<Event> told) {}

    /** Reads what is written already. */
    public RolloutBook(EventJournal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
        journal.forEach(entry -> keep(entry.event()));
    }

    private void keep(Event event) {
        Chapter chapter = chapters.computeIfAbsent(
                new RolloutId(event.subject()),
                id -> new Chapter(event.environment(), new ArrayList<>(), new ArrayList<>()));
        Optional.ofNullable(event.detail().get(RECORD))
                .ifPresentOrElse(chapter.records()::add, () -> chapter.told().add(event));
    }

    /** A name that no rollout has yet. */
    synchronized RolloutId nextId() {
        return new RolloutId("ro-" + (chapters.size() + 1));
    }

    /** The rollouts of an environment, the latest first. */
    synchronized List<RolloutId> of(EnvironmentName environment) {
        List<RolloutId> ids = new ArrayList<>();
        chapters.forEach((id, chapter) -> {
            if (chapter.environment().equals(environment)) {
                ids.addFirst(id);
            }
        });
        return ids;
    }

    /** Where a rollout stands by its records. */
    RolloutState read(RolloutId id) {
        RolloutState known = ended.get(id);
        if (known != null) {
            return known;
        }
        RolloutState state = RolloutRecord.replay(records(id));
        if (state.over()) {
            ended.put(id, state);
        }
        return state;
    }

    /** How a rollout went by its records. */
    RolloutCourse course(RolloutId id) {
        return RolloutRecord.course(records(id));
    }

    private List<RolloutRecord> records(RolloutId id) {
        return written(id).stream().map(codec::read).toList();
    }

    private synchronized List<String> written(RolloutId id) {
        return List.copyOf(chapter(id).records());
    }

    /** What people were told of it, oldest first. */
    synchronized List<Event> told(RolloutId id) {
        return List.copyOf(chapter(id).told());
    }

    /** The engine's side of the book. */
    RolloutEngine.Book of(RolloutState rollout) {
        return (id, records) -> records.forEach(record -> write(id, rollout.environment(), record));
    }

    /** Begins a rollout's part. */
    void begin(RolloutState state) {
        write(
                state.id(),
                state.environment(),
                new RolloutRecord.Began(
                        state.id(),
                        state.environment(),
                        state.plan(),
                        state.parts().stream().map(part -> part.change()).toList(),
                        state.startedAt()));
    }

    private void write(RolloutId id, EnvironmentName environment, RolloutRecord record) {
        append(new Event(
                clock.instant(),
                environment,
                id.value(),
                ABOUT_ROLLOUT,
                Severity.INFO,
                record.getClass().getSimpleName(),
                Map.of(RECORD, codec.write(record))));
    }

    /** Writes down what people are told. */
    void tell(Event event) {
        append(event);
    }

    private synchronized void append(Event event) {
        journal.append(event);
        keep(event);
    }

    private Chapter chapter(RolloutId id) {
        return Optional.ofNullable(chapters.get(id))
                .orElseThrow(() -> new NoSuchElementException(
                        "there is no rollout " + id + "; ./grocellery rollout list names them"));
    }
}
