package io.grocellery.core.gate;

/** How a figure must stand to its limit. */
enum Comparison {
    AT_MOST("<="),
    AT_LEAST(">="),
    BELOW("<"),
    ABOVE(">"),
    EXACTLY("");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    boolean holds(double value, double limit) {
        return switch (this) {
            case AT_MOST -> value <= limit;
            case AT_LEAST -> value >= limit;
            case BELOW -> value < limit;
            case ABOVE -> value > limit;
            case EXACTLY -> Double.compare(value, limit) == 0;
        };
    }

    /** @param sign empty for exactly */
    static Comparison of(String sign) {
        for (Comparison comparison : values()) {
            if (comparison.sign.equals(sign)) {
                return comparison;
            }
        }
        throw new IllegalArgumentException("'" + sign + "' compares nothing");
    }

    @Override
    public String toString() {
        return sign;
    }
}
