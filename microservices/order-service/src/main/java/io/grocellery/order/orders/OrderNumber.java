package io.grocellery.order.orders;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Numbers for people: {@code G-2026-7K3MQ9TX}. Random, so that nobody reads from them how much the shop sells. */
public final class OrderNumber {
    /** Crockford's base 32: no I, L, O or U to misread. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 8;

    private OrderNumber() {}

    /** A number for an order placed at a moment; one in a 2^40th of them is taken twice. */
    public static String draw(Instant placedAt, RandomGenerator random) {
        String digits = random.ints(LENGTH, 0, DIGITS.length())
                .mapToObj(digit -> DIGITS.substring(digit, digit + 1))
                .collect(Collectors.joining());
        return "G-" + placedAt.atOffset(ZoneOffset.UTC).getYear() + "-" + digits;
    }
}
