package io.grocellery.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RollingCountsTest {

    private static final int BUCKETS = 12;

    /** Whatever comes, with gaps and pauses longer than what is remembered: the sum of a window is that of its buckets. */
    @RepeatedTest(50)
    void sumsUpWhatTheWindowHolds(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        RollingCounts rolling = new RollingCounts(BUCKETS);
        TreeMap<Long, Counted> plain = new TreeMap<>();
        long bucket = random.nextLong(-50, 50);
        for (int i = 0; i < 200; i++) {
            bucket += random.nextInt(10) == 0 ? random.nextInt(3 * BUCKETS) : random.nextInt(3);
            Counted counted = new Counted(random.nextInt(100), random.nextInt(10), random.nextInt(10), 60);
            rolling.add(bucket, counted);
            plain.merge(bucket, counted, Counted::plus);
            long now = bucket + random.nextInt(4);
            int window = 1 + random.nextInt(BUCKETS);

            assertThat(rolling.sum(now, window))
                    .isEqualTo(plain.subMap(now - window, false, now, true).values().stream()
                            .reduce(Counted.NOTHING, Counted::plus));
        }
    }

    @Test
    void nothingIsCountedAtFirst() {
        assertThat(new RollingCounts(BUCKETS).sum(5, BUCKETS)).isEqualTo(Counted.NOTHING);
    }

    @Test
    void goesForwardOnly() {
        RollingCounts rolling = new RollingCounts(BUCKETS);
        rolling.add(7, Counted.NOTHING);

        assertThatIllegalArgumentException().isThrownBy(() -> rolling.add(6, Counted.NOTHING));
    }
}
