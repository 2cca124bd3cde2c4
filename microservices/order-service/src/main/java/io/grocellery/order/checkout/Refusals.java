package io.grocellery.order.checkout;

import io.grocellery.chassis.problem.ProblemException;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Why a checkout is refused. */
final class Refusals {
    private Refusals() {}

    static ProblemException keyReused() {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "this Idempotency-Key was used to order another cart; use a new one");
    }

    static ProblemException inProgress() {
        return new ProblemException(
                        HttpStatus.CONFLICT,
                        "checkout-in-progress",
                        "another request with this Idempotency-Key is under way; ask again for its answer")
                .header("Retry-After", "1");
    }

    static ProblemException alreadyOrdered(UUID cartId) {
        return new ProblemException(
                HttpStatus.CONFLICT, "cart-already-ordered", "cart " + cartId + " is ordered already");
    }

    static ProblemException empty(UUID cartId) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT, "cart-empty", "cart " + cartId + " has nothing in it to order");
    }

    static ProblemException noSuchCart(UUID cartId) {
        return new ProblemException(HttpStatus.NOT_FOUND, "cart-not-found", "you have no cart " + cartId);
    }
}
