package io.grocellery.order.checkout;

import io.grocellery.chassis.money.Money;
import io.grocellery.order.pricing.Coupon;
import io.grocellery.order.stock.Stock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What matters of a cart: goods and coupon. Its prices do not; stock is reserved at prices of its own. */
record Cart(
        Status status, List<Stock.Wanted> items, @Nullable Voucher coupon) {
    enum Status {
        OPEN,
        ORDERED
    }

    record Voucher(
            String code,
            Kind kind,
            @Nullable Integer percentBasisPoints,
            @Nullable Money amount,
            @Nullable Money minimumSubtotal) {
        enum Kind {
            PERCENTAGE,
            AMOUNT
        }

        Coupon terms() {
            long minimum = minimumSubtotal == null ? 0 : minimumSubtotal.amount();
            return switch (kind) {
                case PERCENTAGE -> new Coupon.Percentage(code, Objects.requireNonNull(percentBasisPoints), minimum);
                case AMOUNT ->
                    new Coupon.AmountOff(code, Objects.requireNonNull(amount).amount(), minimum);
            };
        }
    }
}
