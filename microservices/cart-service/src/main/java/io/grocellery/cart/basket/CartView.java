package io.grocellery.cart.basket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grocellery.cart.catalogue.Product;
import io.grocellery.cart.catalogue.TaxClass;
import io.grocellery.cart.coupon.Coupon;
import io.grocellery.cart.coupon.Coupon.Amount;
import io.grocellery.cart.coupon.Coupon.Percentage;
import io.grocellery.cart.coupon.Suggestion;
import io.grocellery.cart.pricing.Totals;
import io.grocellery.chassis.money.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart as its owner sees it. The money is null while pricing is UNAVAILABLE.
 *
 * @param couponSuggestion a coupon that would save something; null when there is a coupon already, or nothing to suggest
 */
record CartView(
        UUID id,
        Owner owner,
        Cart.Status status,
        long version,
        List<ItemView> items,
        @Nullable CouponView coupon,
        @Nullable Suggestion couponSuggestion,
        @Nullable Money subtotal,
        @Nullable Money discount,
        @Nullable Money estimatedTax,
        @Nullable Money total,
        Pricing pricing) {

    enum Owner {
        guest,
        shopper
    }

    enum Pricing {
        CURRENT,
        UNAVAILABLE
    }

    static CartView priced(
            Cart cart, List<ItemView> items, @Nullable Coupon coupon, @Nullable Suggestion suggestion, Totals totals) {
        return new CartView(
                cart.id(),
                owner(cart),
                cart.status(),
                cart.version(),
                items,
                CouponView.of(coupon),
                suggestion,
                totals.subtotal(),
                totals.discount(),
                totals.estimatedTax(),
                totals.total(),
                Pricing.CURRENT);
    }

    static CartView unpriced(Cart cart, List<Item> items, @Nullable Coupon coupon) {
        return new CartView(
                cart.id(),
                owner(cart),
                cart.status(),
                cart.version(),
                items.stream().map(item -> ItemView.of(item, null)).toList(),
                CouponView.of(coupon),
                null,
                null,
                null,
                null,
                null,
                Pricing.UNAVAILABLE);
    }

    private static Owner owner(Cart cart) {
        return cart.guests() ? Owner.guest : Owner.shopper;
    }

    /** A line; all but the first two are null while the product is not known. */
    record ItemView(
            UUID productId,
            int quantity,
            @Nullable String name,
            @Nullable String unit,
            @Nullable Money unitPrice,
            @Nullable Money lineTotal,
            @Nullable Integer available,
            @Nullable TaxClass taxClass) {

        static ItemView of(Item item, @Nullable Product product) {
            return product == null
                    ? new ItemView(item.productId(), item.quantity(), null, null, null, null, null, null)
                    : known(item, product);
        }

        private static ItemView known(Item item, Product product) {
            return new ItemView(
                    item.productId(),
                    item.quantity(),
                    product.name(),
                    product.unit(),
                    product.price(),
                    product.price().times(item.quantity()),
                    product.available(),
                    product.taxClass());
        }
    }

    /** A coupon: either a part of the subtotal or an amount. */
    record CouponView(
            String code,
            String kind,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer percentBasisPoints,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Money amount,

            Money minimumSubtotal) {

        static @Nullable CouponView of(@Nullable Coupon coupon) {
            if (coupon == null) {
                return null;
            }
            return switch (coupon.reduction()) {
                case Percentage(int points) ->
                    new CouponView(coupon.code(), "PERCENTAGE", points, null, coupon.minimumSubtotal());
                case Amount(Money amount) ->
                    new CouponView(coupon.code(), "AMOUNT", null, amount, coupon.minimumSubtotal());
            };
        }
    }
}
