package io.grocellery.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HealthStateTest {

    @Test
    void threeConsecutiveFailuresTakeItOut() {
        assertThat(after("--").in()).isTrue();
        assertThat(after("---").in()).isFalse();
    }

    @Test
    void aSuccessInBetweenBeginsTheCountAnew() {
        assertThat(after("--+--").in()).isTrue();
        assertThat(after("--+---").in()).isFalse();
    }

    @Test
    void oneSuccessBringsItBack() {
        assertThat(after("------+").in()).isTrue();
        assertThat(after("---+--").in()).isTrue();
    }

    @RepeatedTest(20)
    void itIsOutExactlyWhenTheLastCheckFailedAndThreeInARowDidSinceTheLastSuccess(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        HealthState state = HealthState.INITIAL;
        int failures = 0;
        for (int i = 0; i < 2000; i++) {
            boolean passed = random.nextInt(3) == 0;
            failures = passed ? 0 : failures + 1;
            state = state.after(passed, 3, 1);
            assertThat(state.in()).isEqualTo(failures < 3);
        }
    }

    private static HealthState after(String checks) {
        HealthState state = HealthState.INITIAL;
        for (int i = 0; i < checks.length(); i++) {
            state = state.after(checks.charAt(i) == '+', 3, 1);
        }
        return state;
    }
}
