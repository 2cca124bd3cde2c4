package io.grocellery.performance.machine;

/**
 * How much a machine does beside us.
 *
 * @param loadAverage of the last minute, a core
 * @param share of the processors in use in the last second, 0 to 1
 */
public record Busyness(double loadAverage, double share) {

    private static final double MOST_LOAD = 0.75;
    private static final double MOST_SHARE = 0.25;

    /** Whether figures measured now say little. */
    public boolean tooMuch() {
        return loadAverage > MOST_LOAD || share > MOST_SHARE;
    }
}
