package io.grocellery.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeastOfTwoTest {

    private final SplittableRandom random = new SplittableRandom(42);

    @Test
    void ofTwoTheLessLoadedIsTaken() {
        int[] load = {3, 2};

        for (int i = 0; i < 100; i++) {
            assertThat(LeastOfTwo.choose(2, option -> true, option -> load[option], random))
                    .isEqualTo(1);
        }
    }

    @Test
    void theMostLoadedOfManyIsNeverTaken() {
        int[] load = {1, 9, 2, 3};

        for (int i = 0; i < 1000; i++) {
            assertThat(LeastOfTwo.choose(4, option -> true, option -> load[option], random))
                    .isNotEqualTo(1);
        }
    }

    @Test
    void requestsSpreadEvenly() {
        int[] load = new int[5];
        for (int i = 0; i < 50_000; i++) {
            load[LeastOfTwo.choose(5, option -> true, option -> load[option], random)]++;
        }

        assertThat(Arrays.stream(load).max().orElseThrow()
                        - Arrays.stream(load).min().orElseThrow())
                .isLessThan(10);
    }

    @Test
    void onlyWhatIsAvailableIsTaken() {
        assertThat(LeastOfTwo.choose(3, option -> option == 2, option -> 0, random))
                .isEqualTo(2);
        assertThat(LeastOfTwo.choose(3, option -> false, option -> 0, random)).isEqualTo(-1);
        assertThat(LeastOfTwo.choose(0, option -> true, option -> 0, random)).isEqualTo(-1);
    }
}
