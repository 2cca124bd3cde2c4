package io.grocellery.cart.basket;

import io.grocellery.cart.catalogue.Catalogue;
import io.grocellery.cart.coupon.Coupon;
import io.grocellery.cart.coupon.Coupons;
import io.grocellery.cart.pricing.Totals;
import io.grocellery.chassis.id.IdSource;
import io.grocellery.chassis.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What can be done with carts. A cart that is not the visitor's is one that is not there. */
@Service
public class Carts {

    private final CartRepository carts;
    private final Catalogue catalogue;
    private final Coupons coupons;
    private final CartViews views;
    private final Merge merge;
    private final TransactionOperations transactions;
    private final IdSource ids;
    private final Clock clock;
    private final CartMetrics metrics;
    private final SecureRandom random = new SecureRandom();

    Carts(
            CartRepository carts,
            Catalogue catalogue,
            Coupons coupons,
            CartViews views,
            Merge merge,
            TransactionOperations transactions,
            IdSource ids,
            Clock clock,
            CartMetrics metrics) {
        this.carts = carts;
        this.catalogue = catalogue;
        this.coupons = coupons;
        this.views = views;
        this.merge = merge;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.metrics = metrics;
    }

    NewCart createForGuest() {
        CartToken token = CartToken.random(random);
        UUID id = ids.next();
        carts.createForGuest(id, token.hash());
        metrics.created();
        return new NewCart(id, token.value(), true);
    }

    /** A person has one open cart: the one there is, if there is one. */
    NewCart createFor(UUID person) {
        UUID id = ids.next();
        if (carts.createForPerson(id, person)) {
            metrics.created();
            return new NewCart(id, null, true);
        }
        // it may have been ordered in between: then a new one is due after all
        return carts.findOpenOf(person)
                .map(open -> new NewCart(open.id(), null, false))
                .orElseGet(() -> createFor(person));
    }

    CartView show(UUID id, Visitor visitor) {
        return views.of(carts.find(id).filter(visitor::mayOpen).orElseThrow(() -> missing(id)));
    }

    CartView mine(UUID person) {
        return views.of(carts.findOpenOf(person)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "not-found", "you have no open cart")));
    }

    CartView put(UUID id, Item item, Visitor visitor, ExpectedVersion expected) {
        Cart found = carts.find(id).filter(visitor::mayOpen).orElseThrow(() -> missing(id));
        requireKnown(found.open(), item.productId());
        return change(id, visitor, expected, cart -> put(cart, item));
    }

    CartView remove(UUID id, UUID product, Visitor visitor, ExpectedVersion expected) {
        return change(id, visitor, expected, cart -> carts.remove(cart.id(), product));
    }

    void delete(UUID id, Visitor visitor, ExpectedVersion expected) {
        transactions.executeWithoutResult(
                status -> carts.delete(locked(id, visitor).open().at(expected).id()));
    }

    CartView redeem(UUID id, String code, Visitor visitor, ExpectedVersion expected) {
        Cart found = carts.find(id).filter(visitor::mayOpen).orElseThrow(() -> missing(id));
        Coupon coupon = redeemable(found.open(), code);
        return change(id, visitor, expected, cart -> carts.coupon(cart.id(), coupon.code()));
    }

    CartView forgetCoupon(UUID id, Visitor visitor, ExpectedVersion expected) {
        return change(id, visitor, expected, cart -> carts.coupon(cart.id(), null));
    }

    /**
     * Makes a guest's cart a person's; it goes into their open cart when they have one. Doing it again gives that cart
     * again: an answer may have been lost.
     */
    CartView claim(UUID id, UUID person, Visitor visitor) {
        UUID claimed = claimed(id, person, visitor);
        return show(claimed, visitor);
    }

    /** Marks a cart as ordered, which it may be already. */
    public void order(UUID id, UUID order) {
        if (carts.order(id, order)) {
            metrics.checkedOut();
        }
    }

    private UUID claimed(UUID id, UUID person, Visitor visitor) {
        try {
            return claimOnce(id, person, visitor);
        } catch (DuplicateKeyException e) {
            // the person's own cart was made in between: it is there now, and takes the items
            return claimOnce(id, person, visitor);
        }
    }

    private UUID claimOnce(UUID id, UUID person, Visitor visitor) {
        return Objects.requireNonNull(transactions.execute(status -> carts.lock(id)
                .filter(visitor::mayOpen)
                .map(cart -> merge.into(cart.open(), person))
                .or(() -> carts.findMerged(id, person))
                .orElseThrow(() -> missing(id))));
    }

    private CartView change(UUID id, Visitor visitor, ExpectedVersion expected, Consumer<Cart> change) {
        transactions.executeWithoutResult(status -> {
            Cart cart = locked(id, visitor).open().at(expected);
            change.accept(cart);
            carts.changed(cart.id());
        });
        return show(id, visitor);
    }

    private Cart locked(UUID id, Visitor visitor) {
        return carts.lock(id).filter(visitor::mayOpen).orElseThrow(() -> missing(id));
    }

    private void put(Cart cart, Item item) {
        List<Item> items = carts.items(cart.id());
        if (items.size() >= Item.MOST_DIFFERENT && !holds(items, item.productId())) {
            throw full();
        }
        carts.put(cart.id(), item);
    }

    // what is in the cart was known once, so that its quantity can change while product-service is away
    private void requireKnown(Cart cart, UUID product) {
        if (!holds(carts.items(cart.id()), product)
                && !catalogue.find(Set.of(product)).containsKey(product)) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "unknown-product", "there is no product " + product);
        }
    }

    private static boolean holds(List<Item> items, UUID product) {
        return items.stream().anyMatch(item -> item.productId().equals(product));
    }

    private Coupon redeemable(Cart cart, String code) {
        Coupon coupon = coupons.find(code).orElseThrow(() -> refused("coupon-unknown", "there is no such coupon"));
        if (coupon.expired(clock.instant())) {
            throw refused("coupon-expired", "the coupon " + coupon.code() + " has expired")
                    .with("expiresAt", Objects.requireNonNull(coupon.expiresAt()));
        }
        Totals totals = views.totals(cart, coupon);
        if (!coupon.reached(totals.subtotal())) {
            throw refused("coupon-minimum-not-reached", "the cart is too small for the coupon " + coupon.code())
                    .with("minimumSubtotal", coupon.minimumSubtotal())
                    .with("subtotal", totals.subtotal());
        }
        return coupon;
    }

    private static ProblemException refused(String code, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    static ProblemException full() {
        return refused("cart-full", "a cart holds at most " + Item.MOST_DIFFERENT + " different products")
                .with("limit", Item.MOST_DIFFERENT);
    }

    private static ProblemException missing(UUID id) {
        return ProblemException.notFound("cart", id);
    }
}
