package io.grocellery.testkit.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.JourneyName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.objective.Alert;
import io.grocellery.core.objective.BurnRule;
import io.grocellery.core.objective.Counted;
import io.grocellery.core.objective.ObjectiveKind;
import io.grocellery.core.objective.ObjectiveStore;
import io.grocellery.core.objective.ObjectiveStore.Hour;
import io.grocellery.core.objective.ObjectiveStore.Minute;
import io.grocellery.core.objective.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of objectives keeps, of one environment. */
public abstract class ObjectiveStoreContract {

    private static final Subject ORDERS = Subject.of(new ServiceName("order-service"));
    private static final Subject CHECKOUT = Subject.of(new JourneyName("checkout"));
    private static final long HOUR = 497_000;
    private static final long MINUTE = HOUR * 60;
    private static final Instant NOW = Instant.ofEpochSecond(MINUTE * 60);

    /** The store under test, the same at every call, empty at the beginning of each test. */
    protected abstract ObjectiveStore store();

    @Test
    void minutesAreReadInOrderOfTimeFromWhereOneWants() {
        Minute first = new Minute(ORDERS, MINUTE, counted(10, 1));
        Minute second = new Minute(CHECKOUT, MINUTE + 1, counted(5, 0));
        store().keep(List.of(second, first));

        assertThat(store().minutesFrom(MINUTE)).containsExactly(first, second);
        assertThat(store().minutesFrom(MINUTE + 1)).containsExactly(second);
        assertThat(store().minutesFrom(MINUTE + 2)).isEmpty();
    }

    @Test
    void anHourIsTheSumOfItsMinutesAndKnowsTheBusiest() {
        store().keep(List.of(
                new Minute(ORDERS, MINUTE, counted(10, 1)),
                new Minute(ORDERS, MINUTE + 1, counted(30, 2)),
                new Minute(ORDERS, MINUTE + 60, counted(7, 7))));
        store().keep(List.of(new Minute(ORDERS, MINUTE + 2, counted(20, 3))));

        assertThat(store().hoursFrom(HOUR))
                .containsExactly(
                        new Hour(ORDERS, HOUR, new Counted(60, 6, 3, 180), new Counted(30, 2, 0, 60)),
                        new Hour(ORDERS, HOUR + 1, new Counted(7, 7, 1, 60), new Counted(7, 7, 0, 60)));
    }

    @Test
    void aMinuteCountsOnceHoweverOftenItIsKept() {
        store().keep(List.of(new Minute(ORDERS, MINUTE, counted(10, 1))));
        store().keep(List.of(new Minute(ORDERS, MINUTE, counted(99, 9))));

        assertThat(store().minutesFrom(0)).containsExactly(new Minute(ORDERS, MINUTE, counted(10, 1)));
        assertThat(store().hoursFrom(0).getFirst().counted()).isEqualTo(counted(10, 1));
    }

    @Test
    void minutesAreForgottenAfterThreeDaysHoursAfterThirty() {
        long days = 24 * 60;
        store().keep(List.of(
                new Minute(ORDERS, MINUTE - 31 * days, counted(1, 0)),
                new Minute(ORDERS, MINUTE - 4 * days, counted(2, 0)),
                new Minute(ORDERS, MINUTE, counted(3, 0))));

        store().forget(NOW);

        assertThat(store().minutesFrom(0))
                .extracting(each -> each.counted().requests())
                .containsExactly(3L);
        assertThat(store().hoursFrom(0))
                .extracting(each -> each.counted().requests())
                .containsExactly(2L, 3L);
    }

    @Test
    void anAlertBeginsEndsAndIsForgotten() {
        Alert alert = new Alert(
                ORDERS, ObjectiveKind.AVAILABILITY, BurnRule.STANDARD.getFirst(), NOW, 20.5, 33.25, Optional.empty());
        Alert ended = new Alert(
                ORDERS, ObjectiveKind.AVAILABILITY, alert.rule(), NOW, 20.5, 33.25, Optional.of(NOW.plusSeconds(60)));
        store().keep(alert);
        assertThat(store().alertsSince(NOW.plus(Duration.ofDays(99))))
                .as("it goes on")
                .containsExactly(alert);

        store().keep(ended);

        assertThat(store().alertsSince(NOW)).containsExactly(ended);
        assertThat(store().alertsSince(NOW.plusSeconds(61))).isEmpty();
        store().forget(NOW.plus(Duration.ofDays(31)));
        assertThat(store().alertsSince(Instant.EPOCH)).isEmpty();
    }

    private static Counted counted(long requests, long errors) {
        return new Counted(requests, errors, 1, 60);
    }
}
