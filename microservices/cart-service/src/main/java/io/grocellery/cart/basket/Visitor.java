package io.grocellery.cart.basket;

import io.grocellery.chassis.security.Caller;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who comes to a cart: a person the issuer knows, somebody with a cart's token, both, or neither. */
record Visitor(Optional<UUID> person, Optional<CartToken> token) {

    static Visitor of(Optional<Caller> caller, @Nullable String token) {
        return new Visitor(caller.map(Caller::id), Optional.ofNullable(token).map(CartToken::new));
    }

    boolean mayOpen(Cart cart) {
        byte[] hash = cart.tokenHash();
        return hash == null
                ? person.filter(id -> id.equals(cart.ownerId())).isPresent()
                : token.filter(offered -> offered.matches(hash)).isPresent();
    }
}
