package io.grocellery.cart.coupon;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import io.grocellery.chassis.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Points out the coupon that saves the most, to those for whom the flag is on. It costs the shop what it saves the
 * shopper, so who sees it is decided by a rollout, not by a release.
 */
@Component
public class CouponSuggestions {

    private static final String FLAG = "coupon-suggestions";

    private final Client flags;
    private final Coupons coupons;
    private final Clock clock;

    CouponSuggestions(Client flags, Coupons coupons, Clock clock) {
        this.flags = flags;
        this.coupons = coupons;
        this.clock = clock;
    }

    /**
     * The best coupon for a cart of this subtotal; of two that save the same, the first by its code.
     *
     * @param visitor the person's id, or that of a guest's cart
     */
    public Optional<Suggestion> best(UUID visitor, Money subtotal) {
        if (!flags.getBooleanValue(FLAG, false, new ImmutableContext(visitor.toString()))) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return coupons.advertised().stream()
                .map(coupon -> new Suggestion(coupon.code(), coupon.discount(subtotal, now)))
                .filter(suggestion -> suggestion.saving().amount() > 0)
                .min(Comparator.comparing(Suggestion::saving).reversed().thenComparing(Suggestion::code));
    }
}
