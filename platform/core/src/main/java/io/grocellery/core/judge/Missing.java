package io.grocellery.core.judge;

import java.util.function.LongToDoubleFunction;

/** How many more of something bring a growing figure to a threshold. */
final class Missing {

    private static final long MOST = 1_000_000;

    private Missing() {}

    /**
     * The smallest number whose figure reaches the threshold; a million when none below does.
     *
     * @param figure does not fall when the number grows
     */
    static long count(double threshold, LongToDoubleFunction figure) {
        long low = 0;
        long high = MOST;
        while (low < high) {
            long middle = (low + high) / 2;
            if (figure.applyAsDouble(middle) >= threshold) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
