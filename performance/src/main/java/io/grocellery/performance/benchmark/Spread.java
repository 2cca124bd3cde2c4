package io.grocellery.performance.benchmark;

import java.util.List;

/**
 * The middle of some values and how far they lie apart.
 *
 * @param samples how many there were, at least 1
 */
public record Spread(double median, double least, double greatest, int samples) {

    /**
     * Of these values.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(middle(sorted), sorted.getFirst(), sorted.getLast(), sorted.size());
    }

    /** Something measured once. */
    public static Spread single(double value) {
        return new Spread(value, value, value, 1);
    }

    private static double middle(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
