package io.grocellery.gateway.routing;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Chooses the less loaded of two instances drawn at random: nearly as even as the least loaded of all, without the herd
 * that runs to it (M. Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001).
 */
public final class LeastOfTwo {

    private LeastOfTwo() {}

    /** The index chosen among those available, or -1 when there is none. */
    public static int choose(int count, IntPredicate available, IntUnaryOperator load, RandomGenerator random) {
        int candidates = 0;
        for (int i = 0; i < count; i++) {
            candidates += available.test(i) ? 1 : 0;
        }
        return switch (candidates) {
            case 0 -> -1;
            case 1 -> nth(0, available);
            default -> lighter(distinctPair(candidates, random), available, load);
        };
    }

    private static long distinctPair(int candidates, RandomGenerator random) {
        int first = random.nextInt(candidates);
        int second = random.nextInt(candidates - 1);
        return (long) first << 32 | (second >= first ? second + 1 : second);
    }

    private static int lighter(long pair, IntPredicate available, IntUnaryOperator load) {
        int first = nth((int) (pair >>> 32), available);
        int second = nth((int) pair, available);
        return load.applyAsInt(second) < load.applyAsInt(first) ? second : first;
    }

    private static int nth(int n, IntPredicate available) {
        int index = -1;
        int seen = -1;
        while (seen < n) {
            index++;
            seen += available.test(index) ? 1 : 0;
        }
        return index;
    }
}
