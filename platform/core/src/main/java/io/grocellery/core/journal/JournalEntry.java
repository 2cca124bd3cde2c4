package io.grocellery.core.journal;

/**
 * An event as it was written down.
 *
 * @param sequence its place in the journal: later entries have higher numbers, from 1, over all environments
 */
public record JournalEntry(long sequence, Event event) {}
