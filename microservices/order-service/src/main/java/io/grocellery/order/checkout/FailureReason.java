package io.grocellery.order.checkout;

import io.grocellery.chassis.outbound.UpstreamProblemException;
import io.grocellery.chassis.outbound.UpstreamUnavailableException;
import io.grocellery.chassis.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.dao.DataAccessException;

/** Why a checkout led to no order: the problems that a shopper is told of by name, and what was the shop's own fault. */
enum FailureReason {
    CART_EMPTY,
    CART_NOT_FOUND,
    CART_ALREADY_ORDERED,
    OUT_OF_STOCK,
    UNKNOWN_PRODUCT,
    IDEMPOTENCY_KEY_REUSED,
    CHECKOUT_IN_PROGRESS,
    UPSTREAM_UNAVAILABLE,
    UPSTREAM_REFUSED,
    DATABASE,
    UNEXPECTED;

    static FailureReason of(RuntimeException failure) {
        return switch (failure) {
            case ProblemException problem -> of(problem.code());
            case UpstreamUnavailableException away -> UPSTREAM_UNAVAILABLE;
            case UpstreamProblemException problem -> UPSTREAM_REFUSED;
            case DataAccessException database -> DATABASE;
            default -> UNEXPECTED;
        };
    }

    private static FailureReason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(code))
                .findFirst()
                .orElse(UNEXPECTED);
    }

    /** As problems are called: {@code cart-empty}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
