package io.grocellery.cart.coupon;

import io.grocellery.chassis.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that takes a part off a cart's subtotal. */
public record Coupon(
        String code,
        Reduction reduction,
        Money minimumSubtotal,
        @Nullable Instant expiresAt) {

    /** How much it takes off. */
    public sealed interface Reduction {

        /** Cents off this subtotal, never more than it. */
        long of(long subtotal);
    }

    /**
     * A part of the subtotal, rounded half up to a cent.
     *
     * @param basisPoints 1 to 10,000
     */
    public record Percentage(int basisPoints) implements Reduction {

        private static final int WHOLE_DIGITS = 4;

        @Override
        public long of(long subtotal) {
            return BigDecimal.valueOf(subtotal)
                    .multiply(BigDecimal.valueOf(basisPoints, WHOLE_DIGITS))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    /** A fixed amount. */
    public record Amount(Money amount) implements Reduction {

        @Override
        public long of(long subtotal) {
            return Math.min(subtotal, amount.amount());
        }
    }

    public boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    public boolean reached(Money subtotal) {
        return subtotal.compareTo(minimumSubtotal) >= 0;
    }

    /** Nothing while it is expired or the minimum is not reached. */
    public Money discount(Money subtotal, Instant now) {
        boolean applies = !expired(now) && reached(subtotal);
        return new Money(applies ? reduction.of(subtotal.amount()) : 0, subtotal.currency());
    }
}
