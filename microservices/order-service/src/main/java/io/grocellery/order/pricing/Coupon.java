package io.grocellery.order.pricing;

/** A promise of a lower price, once the goods come to {@code minimumSubtotal} minor units. */
public sealed interface Coupon {
    String code();

    long minimumSubtotal();

    /** What it takes off, in minor units: from nothing up to the whole subtotal. */
    long discountOn(long subtotal);

    default boolean appliesTo(long subtotal) {
        return subtotal >= minimumSubtotal();
    }

    /** A share of the subtotal, in basis points from 0 to 10,000, rounded half up. */
    record Percentage(String code, int basisPoints, long minimumSubtotal) implements Coupon {
        private static final int WHOLE = 10_000;

        public Percentage {
            if (basisPoints < 0 || basisPoints > WHOLE) {
                throw new IllegalArgumentException("coupon " + code + " takes off " + basisPoints + " basis points");
            }
        }

        @Override
        public long discountOn(long subtotal) {
            return BasisPoints.of(subtotal, basisPoints);
        }
    }

    /** A fixed amount in minor units, never more than the goods cost. */
    record AmountOff(String code, long amount, long minimumSubtotal) implements Coupon {
        public AmountOff {
            if (amount < 0) {
                throw new IllegalArgumentException("coupon " + code + " takes off " + amount);
            }
        }

        @Override
        public long discountOn(long subtotal) {
            return Math.min(amount, subtotal);
        }
    }
}
