package io.grocellery.systemtest.standin;

import java.util.Map;

/** Amounts in cents as the services write them. */
final class Money {
    private Money() {}

    static Map<String, Object> usd(long amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    /** A share in basis points, half up. */
    static long share(long amount, long basisPoints) {
        return (amount * basisPoints + 5_000) / 10_000;
    }
}
