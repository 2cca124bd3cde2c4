package io.grocellery.order.pricing;

import java.util.Comparator;

/** A tax class with its rate in basis points. */
public record TaxRate(TaxClass taxClass, int basisPoints) implements Comparable<TaxRate> {
    private static final Comparator<TaxRate> ORDER =
            Comparator.comparing(TaxRate::taxClass).thenComparingInt(TaxRate::basisPoints);

    public TaxRate {
        if (basisPoints < 0) {
            throw new IllegalArgumentException("tax rate " + basisPoints);
        }
    }

    long taxOn(long base) {
        return BasisPoints.of(base, basisPoints);
    }

    @Override
    public int compareTo(TaxRate other) {
        return ORDER.compare(this, other);
    }
}
