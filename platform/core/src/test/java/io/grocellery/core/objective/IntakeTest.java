package io.grocellery.core.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.JourneyName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.objective.CountSource.Counts;
import io.grocellery.core.objective.CountSource.Second;
import io.grocellery.core.objective.ObjectiveStore.Minute;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final Subject ORDERS = Subject.of(new ServiceName("order-service"));
    private static final Subject CHECKOUT = Subject.of(new JourneyName("checkout"));
    private static final List<Subject> BOTH = List.of(ORDERS, CHECKOUT);

    @Test
    void secondsBecomeMinutesOfEverySubject() {
        Counts counts = new Counts(0, 130, List.of(second(59, 4, 1), second(60, 2, 0), second(119, 3, 1)));

        assertThat(Intake.minutes(50, counts, BOTH))
                .containsExactly(
                        new Minute(ORDERS, 0, new Counted(4, 1, 0, 10)),
                        new Minute(CHECKOUT, 0, new Counted(0, 0, 0, 10)),
                        new Minute(ORDERS, 1, new Counted(5, 1, 0, 60)),
                        new Minute(CHECKOUT, 1, new Counted(0, 0, 0, 60)),
                        new Minute(ORDERS, 2, new Counted(0, 0, 0, 10)),
                        new Minute(CHECKOUT, 2, new Counted(0, 0, 0, 10)));
    }

    @Test
    void whatTheSourceForgotOrNeverSawIsNotObserved() {
        Counts counts = new Counts(600, 660, List.of(second(630, 1, 0)));

        assertThat(Intake.minutes(60, counts, List.of(ORDERS)))
                .containsExactly(new Minute(ORDERS, 10, new Counted(1, 0, 0, 60)));
    }

    @Test
    void nothingIsTakenInTwice() {
        Counts counts = new Counts(0, 100, List.of(second(40, 7, 7), second(99, 1, 0)));

        assertThat(Intake.minutes(99, counts, List.of(ORDERS)))
                .containsExactly(new Minute(ORDERS, 1, new Counted(1, 0, 0, 1)));
        assertThat(Intake.minutes(100, counts, BOTH)).isEmpty();
        assertThat(Intake.minutes(500, counts, BOTH))
                .as("a clock that was set back")
                .isEmpty();
    }

    private static Second second(long epochSecond, long requests, long errors) {
        return new Second(epochSecond, ORDERS, requests, errors, 0);
    }
}
