package io.grocellery.core.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures for people. */
final class Decimals {

    private static final int MOST_DECIMALS = 4;

    private Decimals() {}

    /** Rounded down, so that 99.99999 never reads as the 100 that it is not. */
    static String inWords(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(MOST_DECIMALS, RoundingMode.FLOOR);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
