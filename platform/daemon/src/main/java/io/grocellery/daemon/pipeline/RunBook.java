package io.grocellery.daemon.pipeline;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.pipeline.RunId;
import io.grocellery.core.pipeline.RunRecord;
import io.grocellery.core.pipeline.RunState;
import io.grocellery.daemon.objective.DeliveredAlerts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;

/** Every run of this installation, written down record by record in a journal of its own. Safe for several threads. */
final class RunBook {

    private static final String RECORD = "record";
    private static final String ABOUT_RUN = "run-record";

    private final EventJournal journal;
    private final InstantSource clock;
    private final RunCodec codec = new RunCodec();
    private final SequencedMap<RunId, List<RunRecord>> runs = new LinkedHashMap<>();
    /** Lists of runs are asked for again and again; most of them are over. */
    private final Map<RunId, RunState> states = new HashMap<>();

    /** Reads what is written already. */
    RunBook(EventJournal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
        journal.forEach(this::keep);
    }

    private void keep(JournalEntry entry) {
        Optional.ofNullable(entry.event().detail().get(RECORD))
                .ifPresent(record -> begun(new RunId(entry.event().subject())).add(codec.read(record)));
    }

    private List<RunRecord> begun(RunId id) {
        return runs.computeIfAbsent(id, unknown -> new ArrayList<>());
    }

    /** A name that no run has yet. */
    synchronized RunId nextId() {
        return new RunId("p-" + (runs.size() + 1));
    }

    /** The latest first. */
    synchronized List<RunId> all() {
        return List.copyOf(runs.sequencedKeySet().reversed());
    }

    /**
     * Where a run stands by its records.
     *
     * @throws NoSuchElementException when there is none of that name
     */
    synchronized RunState read(RunId id) {
        return states.computeIfAbsent(id, known -> RunRecord.replay(records(known)));
    }

    /**
     * What is written of a run.
     *
     * @throws NoSuchElementException when there is none of that name
     */
    synchronized List<RunRecord> records(RunId id) {
        return Optional.ofNullable(runs.get(id))
                .map(List::copyOf)
                .orElseThrow(() -> new NoSuchElementException(
                        "there is no run " + id + "; ./grocellery pipeline list names them"));
    }

    /** Returns once they are safely written. */
    synchronized void write(RunId id, List<RunRecord> records) {
        states.remove(id);
        for (RunRecord record : records) {
            journal.append(new Event(
                    clock.instant(),
                    DeliveredAlerts.INSTALLATION,
                    id.value(),
                    ABOUT_RUN,
                    Severity.INFO,
                    record.getClass().getSimpleName(),
                    Map.of(RECORD, codec.write(record))));
            begun(id).add(record);
        }
    }
}
