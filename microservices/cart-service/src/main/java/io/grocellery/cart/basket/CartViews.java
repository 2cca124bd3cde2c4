package io.grocellery.cart.basket;

import io.grocellery.cart.basket.CartView.ItemView;
import io.grocellery.cart.catalogue.Catalogue;
import io.grocellery.cart.catalogue.Product;
import io.grocellery.cart.coupon.Coupon;
import io.grocellery.cart.coupon.CouponSuggestions;
import io.grocellery.cart.coupon.Coupons;
import io.grocellery.cart.coupon.Suggestion;
import io.grocellery.cart.pricing.Line;
import io.grocellery.cart.pricing.Totals;
import io.grocellery.chassis.money.Money;
import io.grocellery.chassis.outbound.UpstreamUnavailableException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows carts at today's prices, and without prices while product-service is away. */
@Component
class CartViews {

    private final CartRepository carts;
    private final Catalogue catalogue;
    private final Coupons coupons;
    private final CouponSuggestions suggestions;
    private final Clock clock;

    CartViews(CartRepository carts, Catalogue catalogue, Coupons coupons, CouponSuggestions suggestions, Clock clock) {
        this.carts = carts;
        this.catalogue = catalogue;
        this.coupons = coupons;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    CartView of(Cart cart) {
        List<Item> items = carts.items(cart.id());
        Coupon coupon = coupon(cart);
        try {
            Map<UUID, Product> products = catalogue.find(ids(items));
            Totals totals = totals(items, products, coupon);
            return CartView.priced(
                    cart, views(items, products), coupon, suggestion(cart, coupon, totals.subtotal()), totals);
        } catch (UpstreamUnavailableException e) {
            return CartView.unpriced(cart, items, coupon);
        }
    }

    /**
     * What a cart costs with this coupon.
     *
     * @throws UpstreamUnavailableException when there are no prices
     */
    Totals totals(Cart cart, Coupon coupon) {
        List<Item> items = carts.items(cart.id());
        return totals(items, catalogue.find(ids(items)), coupon);
    }

    private @Nullable Coupon coupon(Cart cart) {
        String code = cart.couponCode();
        return code == null ? null : coupons.find(code).orElse(null);
    }

    private @Nullable Suggestion suggestion(Cart cart, @Nullable Coupon coupon, Money subtotal) {
        boolean due = coupon == null && cart.status() == Cart.Status.OPEN && subtotal.amount() > 0;
        return due ? suggestions.best(cart.visitor(), subtotal).orElse(null) : null;
    }

    private Totals totals(List<Item> items, Map<UUID, Product> products, @Nullable Coupon coupon) {
        List<Line> lines = items.stream().flatMap(item -> line(item, products)).toList();
        return Totals.of(lines, coupon, clock.instant());
    }

    private static List<UUID> ids(List<Item> items) {
        return items.stream().map(Item::productId).toList();
    }

    private static List<ItemView> views(List<Item> items, Map<UUID, Product> products) {
        return items.stream()
                .map(item -> ItemView.of(item, products.get(item.productId())))
                .toList();
    }

    // a product that is gone costs nothing; the view shows it without a name
    private static Stream<Line> line(Item item, Map<UUID, Product> products) {
        return Stream.ofNullable(products.get(item.productId()))
                .map(product -> new Line(product.price().times(item.quantity()), product.taxClass()));
    }
}
