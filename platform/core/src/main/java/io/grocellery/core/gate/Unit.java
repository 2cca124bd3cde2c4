package io.grocellery.core.gate;

/** In what a figure counts. */
public enum Unit {
    COUNT(""),
    PERCENT("%"),
    MILLISECONDS(" ms");

    private final String sign;

    Unit(String sign) {
        this.sign = sign;
    }

    /** A value for people, with at most four decimals. */
    String inWords(double value) {
        return Decimals.inWords(value) + sign;
    }
}
