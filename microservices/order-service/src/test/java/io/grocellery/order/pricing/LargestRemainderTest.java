package io.grocellery.order.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {
    private static final long LARGEST = 1_000_000_000_000L;

    @Test
    void theLargestRemaindersGetWhatIsLeft() {
        assertThat(LargestRemainder.spread(100, new long[] {1, 1, 1})).containsExactly(34, 33, 33);
        assertThat(LargestRemainder.spread(10, new long[] {15, 25, 60})).containsExactly(2, 2, 6);
        assertThat(LargestRemainder.spread(1, new long[] {1, 2})).containsExactly(0, 1);
    }

    @Test
    void nothingIsSpreadOverNothing() {
        assertThat(LargestRemainder.spread(0, new long[] {0, 0})).containsExactly(0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> LargestRemainder.spread(1, new long[] {0}));
    }

    @RepeatedTest(200)
    void sharesAddUpAndAreWithinOneOfTheirExactProportion(RepetitionInfo repetition) {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(repetition.getCurrentRepetition());
        long[] weights = weights(random);
        long sum = Arrays.stream(weights).sum();
        long total = sum == 0 ? 0 : random.nextLong(sum + 1);

        long[] shares = LargestRemainder.spread(total, weights);

        assertThat(LongStream.of(shares).sum()).isEqualTo(total);
        for (int i = 0; i < shares.length; i++) {
            assertThat(shares[i]).isBetween(0L, weights[i]);
            if (sum > 0) {
                assertThat(shares[i] - exact(total, weights[i], sum)).isBetween(0L, 1L);
            }
        }
    }

    private static long[] weights(RandomGenerator random) {
        return LongStream.generate(() -> random.nextInt(4) == 0 ? 0 : random.nextLong(LARGEST))
                .limit(1 + random.nextInt(100))
                .toArray();
    }

    private static long exact(long total, long weight, long sum) {
        return BigInteger.valueOf(total)
                .multiply(BigInteger.valueOf(weight))
                .divide(BigInteger.valueOf(sum))
                .longValueExact();
    }
}
