package io.grocellery.performance.benchmark;

/**
 * What a figure has to be.
 *
 * @param bound in the figure's unit
 */
public record Target(Kind kind, double bound) {

    /** On which side of the bound it has to lie. */
    public enum Kind {
        AT_LEAST,
        AT_MOST
    }

    public static Target atLeast(double bound) {
        return new Target(Kind.AT_LEAST, bound);
    }

    public static Target atMost(double bound) {
        return new Target(Kind.AT_MOST, bound);
    }

    public boolean isMetBy(double value) {
        return kind == Kind.AT_LEAST ? value >= bound : value <= bound;
    }
}
