package io.grocellery.order.checkout;

import io.grocellery.chassis.outbound.OutboundClients;
import io.grocellery.chassis.outbound.UpstreamProblemException;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Cart-service, asked in the name of the shopper. */
@Component
class Carts {
    private final RestClient carts;

    Carts(OutboundClients clients) {
        this.carts = clients.relaying("cart-service");
    }

    /** A cart that can be ordered. */
    Cart orderable(UUID cartId) {
        Cart cart = read(cartId);
        if (cart.status() == Cart.Status.ORDERED) {
            throw Refusals.alreadyOrdered(cartId);
        }
        if (cart.items().isEmpty()) {
            throw Refusals.empty(cartId);
        }
        return cart;
    }

    private Cart read(UUID cartId) {
        try {
            return Objects.requireNonNull(
                    carts.get().uri("/carts/{id}", cartId).retrieve().body(Cart.class));
        } catch (UpstreamProblemException problem) {
            throw problem.status() == HttpStatus.NOT_FOUND.value() ? Refusals.noSuchCart(cartId) : problem;
        }
    }
}
