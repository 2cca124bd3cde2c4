package io.grocellery.testkit.journal;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.model.EnvironmentName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Keeps the entries in memory. */
public final class InMemoryEventJournal implements EventJournal {

    private final List<JournalEntry> entries = new ArrayList<>();

    @Override
    public synchronized JournalEntry append(Event event) {
        JournalEntry entry = new JournalEntry(entries.size() + 1L, event);
        entries.add(entry);
        return entry;
    }

    @Override
    public List<JournalEntry> read(long after, int limit) {
        return read(entry -> true, after, limit);
    }

    @Override
    public List<JournalEntry> read(EnvironmentName environment, long after, int limit) {
        return read(entry -> entry.event().environment().equals(environment), after, limit);
    }

    @Override
    public synchronized OptionalLong last() {
        return entries.isEmpty() ? OptionalLong.empty() : OptionalLong.of(entries.size());
    }

    @Override
    public void close() {
        // nothing is open
    }

    private synchronized List<JournalEntry> read(Predicate<JournalEntry> wanted, long after, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("a limit of " + limit + " is outside 1 to " + LARGEST_PAGE);
        }
        return entries.stream()
                .filter(wanted)
                .filter(entry -> entry.sequence() > after)
                .limit(limit)
                .toList();
    }
}
