package io.grocellery.gateway.routing;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/** Draws one of several options at random, in proportion to their weights, among those that can be had. */
public final class WeightedDraw {

    private WeightedDraw() {}

    /**
     * The index drawn, or -1 when no available option has a weight. Independent from draw to draw, which is what makes
     * the requests of two releases comparable.
     */
    public static int draw(int options, IntUnaryOperator weight, IntPredicate available, RandomGenerator random) {
        long total = 0;
        for (int i = 0; i < options; i++) {
            total += available.test(i) ? weight.applyAsInt(i) : 0;
        }
        return total == 0 ? -1 : at(random.nextLong(total), weight, available);
    }

    private static int at(long point, IntUnaryOperator weight, IntPredicate available) {
        long rest = point;
        int drawn = -1;
        while (rest >= 0) {
            drawn++;
            rest -= available.test(drawn) ? weight.applyAsInt(drawn) : 0;
        }
        return drawn;
    }
}
