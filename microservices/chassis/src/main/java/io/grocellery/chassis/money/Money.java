package io.grocellery.chassis.money;

import java.util.regex.Pattern;

/**
 * An amount of money in whole minor units (cents), never a fraction.
 *
 * @param amount minor units; may be negative
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) implements Comparable<Money> {

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    /**
     * Checks itself.
     *
     * @throws IllegalArgumentException when the currency is not three capital letters
     */
    public Money {
        if (!CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency '" + currency + "' is not an ISO 4217 code such as USD");
        }
    }

    public static Money usd(long cents) {
        return new Money(cents, "USD");
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
    }

    /**
     * The difference.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(amount, sameCurrency(other).amount), currency);
    }

    /**
     * The product.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Money times(long factor) {
        return new Money(Math.multiplyExact(amount, factor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(amount), currency);
    }

    // named unlike a getter, so that it is no part of the JSON
    public boolean belowZero() {
        return amount < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(amount, sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot reckon " + currency + " with " + other.currency);
        }
        return other;
    }
}
