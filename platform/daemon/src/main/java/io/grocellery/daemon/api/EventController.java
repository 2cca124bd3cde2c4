package io.grocellery.daemon.api;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.journal.Severity;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened, in order. */
@RestController
class EventController {

    private static final int SMALLEST_LIMIT = 1;

    private final EventJournal journal;

    EventController(EventJournal journal) {
        this.journal = journal;
    }

    /** One entry of the journal. */
    record Entry(
            long seq,
            String at,
            String environment,
            String subject,
            String kind,
            Severity severity,
            String message,
            Map<String, String> detail) {

        static Entry of(JournalEntry entry) {
            Event event = entry.event();
            return new Entry(
                    entry.sequence(),
                    event.at().toString(),
                    event.environment().value(),
                    event.subject(),
                    event.kind(),
                    event.severity(),
                    event.message(),
                    event.detail());
        }
    }

    /** Entries, and where to go on. */
    record Entries(List<Entry> items, long nextAfter) {}

    /**
     * A page of the journal.
     *
     * @param after the last sequence number seen; without it the latest entries come
     */
    @GetMapping("/api/events")
    Entries events(@RequestParam(defaultValue = "-1") long after, @RequestParam(defaultValue = "100") int limit) {
        int bounded = Math.clamp(limit, SMALLEST_LIMIT, EventJournal.LARGEST_PAGE);
        long from = after >= 0 ? after : Math.max(0, journal.last().orElse(0) - bounded);
        List<Entry> items = journal.read(from, bounded).stream().map(Entry::of).toList();
        return new Entries(items, items.isEmpty() ? from : items.getLast().seq());
    }
}
