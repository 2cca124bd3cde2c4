package io.grocellery.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedDrawTest {

    private static final int DRAWS = 200_000;

    /** The 99.99% quantile of chi-square with 2 and 1 degrees of freedom. */
    private static final double CRITICAL_2 = 18.42;

    private static final double CRITICAL_1 = 15.14;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sharesFollowTheWeights(long seed) {
        int[] weights = {94, 5, 1};
        SplittableRandom random = new SplittableRandom(seed);
        long[] drawn = new long[3];
        for (int i = 0; i < DRAWS; i++) {
            drawn[WeightedDraw.draw(3, option -> weights[option], option -> true, random)]++;
        }

        assertThat(chiSquare(drawn, 0.94, 0.05, 0.01)).isLessThan(CRITICAL_2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void drawsDoNotDependOnTheOneBefore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] sequence = IntStream.range(0, DRAWS)
                .map(i -> WeightedDraw.draw(2, option -> 1, option -> true, random))
                .toArray();
        long same = IntStream.range(1, DRAWS)
                .filter(i -> sequence[i] == sequence[i - 1])
                .count();

        assertThat(chiSquare(new long[] {same, DRAWS - 1 - same}, 0.5, 0.5)).isLessThan(CRITICAL_1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theShareOfWhatIsOutGoesToTheOthersInProportion(long seed) {
        int[] weights = {50, 30, 20};
        SplittableRandom random = new SplittableRandom(seed);
        long[] drawn = new long[3];
        for (int i = 0; i < DRAWS; i++) {
            drawn[WeightedDraw.draw(3, option -> weights[option], option -> option != 0, random)]++;
        }

        assertThat(drawn[0]).isZero();
        assertThat(chiSquare(new long[] {drawn[1], drawn[2]}, 0.6, 0.4)).isLessThan(CRITICAL_1);
    }

    @Test
    void nothingIsDrawnWhereNothingIs() {
        SplittableRandom random = new SplittableRandom(1);

        assertThat(WeightedDraw.draw(0, option -> 1, option -> true, random)).isEqualTo(-1);
        assertThat(WeightedDraw.draw(2, option -> 0, option -> true, random)).isEqualTo(-1);
        assertThat(WeightedDraw.draw(2, option -> 1, option -> false, random)).isEqualTo(-1);
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertThat(draws(7)).isEqualTo(draws(7)).isNotEqualTo(draws(8));
    }

    private static int[] draws(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, 100)
                .map(i -> WeightedDraw.draw(2, option -> 1, option -> true, random))
                .toArray();
    }

    private static double chiSquare(long[] observed, double... shares) {
        double total = IntStream.range(0, observed.length)
                .mapToDouble(i -> observed[i])
                .sum();
        return IntStream.range(0, observed.length)
                .mapToDouble(i -> Math.pow(observed[i] - total * shares[i], 2) / (total * shares[i]))
                .sum();
    }
}
