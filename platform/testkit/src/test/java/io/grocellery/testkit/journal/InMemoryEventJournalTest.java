package io.grocellery.testkit.journal;

import io.grocellery.core.journal.EventJournal;

class InMemoryEventJournalTest extends EventJournalContract {

    private final InMemoryEventJournal journal = new InMemoryEventJournal();

    @Override
    protected EventJournal journal() {
        return journal;
    }
}
