package io.grocellery.core.journal;

import io.grocellery.core.model.EnvironmentName;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Writes down what happens, in order. What was appended is there after a crash or a power cut. Several threads may use
 * one journal at once. Every method throws {@link io.grocellery.core.problem.ExplainedException} when it cannot be read
 * or written.
 */
public interface EventJournal extends AutoCloseable {

    /** The most that one call reads. */
    int LARGEST_PAGE = 1_000;

    /** Returns once it is safely written. */
    JournalEntry append(Event event);

    /**
     * What comes after an entry, in order.
     *
     * @param after the last sequence number seen; 0 reads from the beginning
     * @param limit how many at most, 1 to {@value #LARGEST_PAGE}
     * @throws IllegalArgumentException when the limit is outside its range
     */
    List<JournalEntry> read(long after, int limit);

    /** The same, of one environment. */
    List<JournalEntry> read(EnvironmentName environment, long after, int limit);

    /** Calls for every entry there is, in order. */
    default void forEach(Consumer<JournalEntry> reader) {
        List<JournalEntry> page = read(0, LARGEST_PAGE);
        while (!page.isEmpty()) {
            page.forEach(reader);
            page = read(page.getLast().sequence(), LARGEST_PAGE);
        }
    }

    /** The number of the last entry; empty while there is none. */
    OptionalLong last();

    @Override
    void close();
}
