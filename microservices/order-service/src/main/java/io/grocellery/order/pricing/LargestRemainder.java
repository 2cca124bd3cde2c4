package io.grocellery.order.pricing;

import static java.util.Comparator.comparing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Hamilton's method: whole shares of a total in proportion to weights, adding up exactly. Each share is its exact
 * proportion rounded down or up; equal remainders go to the earlier place.
 */
final class LargestRemainder {
    private LargestRemainder() {}

    /** Spreads a total of at least zero; when all weights are zero so must be the total. */
    static long[] spread(long total, long[] weights) {
        BigInteger sum = BigInteger.valueOf(Arrays.stream(weights).sum());
        if (sum.signum() == 0) {
            return nothing(total, weights.length);
        }
        BigInteger[][] quotients = Arrays.stream(weights)
                .mapToObj(weight -> product(total, weight).divideAndRemainder(sum))
                .toArray(BigInteger[][]::new);
        return roundUpLargest(total, quotients);
    }

    private static long[] nothing(long total, int places) {
        if (total != 0) {
            throw new IllegalArgumentException("nothing to spread " + total + " over");
        }
        return new long[places];
    }

    private static BigInteger product(long total, long weight) {
        return BigInteger.valueOf(total).multiply(BigInteger.valueOf(weight));
    }

    private static long[] roundUpLargest(long total, BigInteger[][] quotients) {
        long[] shares = Arrays.stream(quotients)
                .mapToLong(quotient -> quotient[0].longValueExact())
                .toArray();
        long left = total - Arrays.stream(shares).sum();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(comparing((Integer place) -> quotients[place][1]).reversed())
                .limit(left)
                .forEach(place -> shares[place]++);
        return shares;
    }
}
