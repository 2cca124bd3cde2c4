package io.grocellery.order.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares in hundredths of a percent. */
final class BasisPoints {
    private static final int DECIMALS = 4;

    private BasisPoints() {}

    /** The given share of an amount in minor units, rounded half up. */
    static long of(long amount, int basisPoints) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(basisPoints, DECIMALS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
