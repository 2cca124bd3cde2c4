package io.grocellery.cart.pricing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits cents in proportion to weights so that no cent is lost: each part is rounded down, and what is left goes, cent
 * by cent, to the largest remainders (Hamilton's method), among equals to the earlier.
 */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * The parts, in the weights' order.
     *
     * @param total zero or more
     * @param weights zero or more each; their sum is not zero unless the total is
     */
    static List<Long> split(long total, List<Long> weights) {
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (total == 0 || sum.signum() == 0) {
            return weights.stream().map(weight -> 0L).toList();
        }
        List<BigInteger[]> parts = weights.stream()
                .map(weight -> BigInteger.valueOf(weight)
                        .multiply(BigInteger.valueOf(total))
                        .divideAndRemainder(sum))
                .toList();
        return handOut(total, parts);
    }

    private static List<Long> handOut(long total, List<BigInteger[]> parts) {
        List<Long> shares = new ArrayList<>(
                parts.stream().map(part -> part[0].longValueExact()).toList());
        long left = total - shares.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> parts.get(index)[1])
                        .reversed())
                .limit(left)
                .forEach(index -> shares.set(index, shares.get(index) + 1));
        return List.copyOf(shares);
    }
}
