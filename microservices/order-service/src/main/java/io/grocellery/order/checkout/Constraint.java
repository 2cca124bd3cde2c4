package io.grocellery.order.checkout;

import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DuplicateKeyException;

/** A unique index an order may run into. */
enum Constraint {
    LIVE_CART("orders_live_cart");

    private final String index;

    Constraint(String index) {
        this.index = index;
    }

    boolean isBrokenBy(DuplicateKeyException duplicate) {
        return duplicate.getMostSpecificCause() instanceof PSQLException cause
                && Optional.ofNullable(cause.getServerErrorMessage())
                        .map(ServerErrorMessage::getConstraint)
                        .filter(index::equals)
                        .isPresent();
    }
}
