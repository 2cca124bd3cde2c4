package io.grocellery.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.EnvironmentName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every event journal keeps. */
public abstract class EventJournalContract {

    private static final EnvironmentName DEV = new EnvironmentName("dev");
    private static final EnvironmentName PROD = new EnvironmentName("prod");
    private static final int ALL = EventJournal.LARGEST_PAGE;

    /** The journal under test, the same at every call, empty at the beginning of each test. */
    protected abstract EventJournal journal();

    @Test
    void anEmptyJournalHasNoLastEntry() {
        assertThat(journal().last()).isEmpty();
        assertThat(journal().read(0, ALL)).isEmpty();
    }

    @Test
    void whatWasAppendedIsReadAsItWas() {
        Event event = new Event(
                Instant.parse("2026-01-01T08:00:00.123456789Z"),
                DEV,
                "order-service-1",
                "instance-ended",
                Severity.ERROR,
                "order-service-1 ended with 'code' 137; \u20ac\n",
                Map.of("code", "137", "empty", "", "quote", "\"'\\"));

        JournalEntry appended = journal().append(event);

        assertThat(appended.event()).isEqualTo(event);
        assertThat(journal().read(0, ALL)).containsExactly(appended);
        assertThat(journal().last()).hasValue(appended.sequence());
    }

    @Test
    void entriesAreReadInOrderFromWhereOneWants() {
        List<JournalEntry> entries = IntStream.rangeClosed(1, 5)
                .mapToObj(each -> append(DEV, "event-" + each))
                .toList();

        assertThat(journal().read(0, ALL)).isEqualTo(entries);
        assertThat(journal().read(entries.get(1).sequence(), 2)).isEqualTo(entries.subList(2, 4));
        assertThat(journal().read(entries.getLast().sequence(), ALL)).isEmpty();
        assertThat(entries).extracting(JournalEntry::sequence).isSorted();
        assertThat(entries.getFirst().sequence()).isPositive();
    }

    @Test
    void anEnvironmentSeesItsOwn() {
        JournalEntry first = append(DEV, "one");
        JournalEntry second = append(PROD, "two");
        JournalEntry third = append(DEV, "three");

        assertThat(journal().read(DEV, 0, ALL)).containsExactly(first, third);
        assertThat(journal().read(PROD, 0, ALL)).containsExactly(second);
        assertThat(journal().read(DEV, first.sequence(), 1)).containsExactly(third);
    }

    @Test
    void aPageHasItsBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> journal().read(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> journal().read(DEV, 0, ALL + 1));
    }

    @Test
    void ofManyWhoAppendAtOnceNoneIsLostAndNoNumberGivenTwice() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<JournalEntry> task = () -> append(DEV, "at-once");
            List<Future<JournalEntry>> results = threads.invokeAll(
                    IntStream.range(0, 64).mapToObj(each -> task).toList());
            for (Future<JournalEntry> result : results) {
                assertThat(journal().read(0, ALL)).contains(result.get());
            }
        }
        assertThat(journal().read(0, ALL)).hasSize(64).doesNotHaveDuplicates();
    }

    private JournalEntry append(EnvironmentName environment, String kind) {
        return journal()
                .append(new Event(
                        Instant.parse("2026-01-01T08:00:00Z"),
                        environment,
                        "subject",
                        kind,
                        Severity.INFO,
                        "message",
                        Map.of()));
    }
}
