package io.grocellery.daemon.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.judge.SecondOfTraffic;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.Reason;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.rollout.RolloutRecord;
import io.grocellery.core.rollout.RolloutState;
import io.grocellery.core.status.RolloutCourse.Moment;
import io.grocellery.core.traffic.Weight;
import io.grocellery.testkit.journal.InMemoryEventJournal;
import io.grocellery.testkit.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class RolloutBookTest {

    private static final RolloutId ID = new RolloutId("ro-1");
    private static final ServiceName ORDERS = new ServiceName("order-service");

    private final ManualClock clock = ManualClock.inJanuary();
    private final InMemoryEventJournal journal = new InMemoryEventJournal();
    private final RolloutBook book = new RolloutBook(journal, clock);
    private final Instant begin = clock.instant();
    private final RolloutState begun = RolloutState.begin(
            ID,
            new EnvironmentName("dev"),
            RolloutPlan.blueGreen(10, Duration.ofSeconds(30), Deadlines.STANDARD, JudgePolicy.STANDARD),
            List.of(new Change(ORDERS, new ReleaseId("r-old"), new ReleaseId("r-new"), 1)),
            begin);

    @Test
    void tellsHowARolloutWentAlsoToTheNextDaemon() {
        book.begin(begun);
        write(new RolloutRecord.Moved(new Phase.Baking(1, begin.plusSeconds(2)), Weight.ALL));
        write(counted(3, 40, 1));

        for (RolloutBook reader : List.of(book, new RolloutBook(journal, clock))) {
            List<Moment> moments = reader.course(ID).moments();
            assertThat(moments)
                    .extracting(Moment::at)
                    .containsExactly(
                            begin.toString(),
                            begin.plusSeconds(2).toString(),
                            begin.plusSeconds(4).toString());
            assertThat(moments.getLast().services()).singleElement().satisfies(service -> {
                assertThat(service.percent()).isEqualTo(100);
                assertThat(service.candidate().requests()).isEqualTo(40);
                assertThat(service.candidate().errors()).isEqualTo(1);
            });
        }
    }

    @Test
    void oneThatHasEndedIsReadOnce() {
        book.begin(begun);
        assertThat(book.read(ID)).isEqualTo(book.read(ID)).isNotSameAs(book.read(ID));
        write(new RolloutRecord.Moved(
                new Phase.RolledBack(begin.plusSeconds(9), new Reason(Reason.Cause.PERSON, "ada wanted it")),
                Weight.NONE));

        assertThat(book.read(ID).over()).isTrue();
        assertThat(book.read(ID)).isSameAs(book.read(ID));
    }

    @Test
    void oneThatNobodyBeganIsNotThere() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> book.course(ID))
                .withMessageContaining("rollout list");
    }

    private void write(RolloutRecord record) {
        book.of(begun).write(ID, List.of(record));
    }

    private RolloutRecord counted(int second, long requests, long errors) {
        return new RolloutRecord.Counted(
                ORDERS,
                new SecondOfTraffic(begin.getEpochSecond() + second, 1, new Tally(requests, errors, 0, 0), Tally.NONE),
                Tally.NONE);
    }
}
