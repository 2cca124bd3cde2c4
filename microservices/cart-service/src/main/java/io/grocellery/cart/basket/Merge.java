package io.grocellery.cart.basket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How a guest's cart becomes a person's. Runs inside of a transaction that holds the guest's cart. */
@Component
class Merge {

    private final CartRepository carts;

    Merge(CartRepository carts) {
        this.carts = carts;
    }

    /** The cart that the person has then. */
    UUID into(Cart cart, UUID person) {
        if (!cart.guests()) {
            return cart.id();
        }
        return carts.lockOpenOf(person).map(own -> join(cart, own, person)).orElseGet(() -> give(cart, person));
    }

    private UUID give(Cart guests, UUID person) {
        carts.giveTo(guests.id(), person);
        carts.changed(guests.id());
        return guests.id();
    }

    private UUID join(Cart guests, Cart own, UUID person) {
        joined(carts.items(own.id()), carts.items(guests.id())).forEach(item -> carts.put(own.id(), item));
        if (own.couponCode() == null) {
            carts.coupon(own.id(), guests.couponCode());
        }
        carts.delete(guests.id());
        carts.merged(guests.id(), person, own.id());
        carts.changed(own.id());
        return own.id();
    }

    /** Quantities are added up, to at most what a cart may hold of one product. */
    static List<Item> joined(List<Item> own, List<Item> guests) {
        Map<UUID, Integer> quantities = new LinkedHashMap<>();
        own.forEach(item -> quantities.put(item.productId(), item.quantity()));
        guests.forEach(item -> quantities.merge(item.productId(), item.quantity(), Merge::sum));
        if (quantities.size() > Item.MOST_DIFFERENT) {
            throw Carts.full();
        }
        return quantities.entrySet().stream()
                .map(entry -> new Item(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static int sum(int own, int guests) {
        return Math.min(Item.MOST, own + guests);
    }
}
