package io.grocellery.core.judge;

import java.util.Arrays;

/** Numbers given by their natural logarithms; never changed once made. */
final class Logs {

    private final double[] values;

    /** The array is this object's from now on. */
    Logs(double[] values) {
        this.values = values;
    }

    /** Every number is 1. */
    static Logs zeros(int count) {
        return new Logs(new double[count]);
    }

    /** A copy. */
    double[] values() {
        return values.clone();
    }

    /** The logarithm of the numbers' mean, without overflow. */
    double logMean() {
        double largest = values[0];
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value - largest);
        }
        return largest + Math.log(sum / values.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Logs logs && Arrays.equals(values, logs.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
