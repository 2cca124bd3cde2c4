package io.grocellery.cart.basket;

import io.grocellery.chassis.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A cart without what is in it. */
@SuppressWarnings("ArrayRecordComponent") // a digest that is never changed nor compared by the record's equals
record Cart(
        UUID id,
        @Nullable UUID ownerId,
        byte @Nullable [] tokenHash,
        Status status,
        long version,
        @Nullable String couponCode) {

    enum Status {
        OPEN,
        ORDERED
    }

    boolean guests() {
        return ownerId == null;
    }

    /** Whose it is: the person, or as long as nobody is known, the cart itself. */
    UUID visitor() {
        return ownerId == null ? id : ownerId;
    }

    /**
     * Lets only an open cart pass.
     *
     * @throws ProblemException 409 {@code cart-ordered}
     */
    Cart open() {
        if (status == Status.ORDERED) {
            throw new ProblemException(HttpStatus.CONFLICT, "cart-ordered", "this cart is ordered and changes no more");
        }
        return this;
    }

    /**
     * Lets only the expected version pass.
     *
     * @throws ProblemException 412 {@code cart-changed}
     */
    Cart at(ExpectedVersion expected) {
        if (!expected.matches(version)) {
            throw new ProblemException(
                            HttpStatus.PRECONDITION_FAILED, "cart-changed", "the cart has changed since it was read")
                    .with("version", version);
        }
        return this;
    }
}
