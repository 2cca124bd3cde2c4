package io.grocellery.flagfile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Spreads people over variants by a hash of the flag's name and their targeting key: the same person always gets the
 * same variant, and another flag draws anew. It is what flagd calls {@code fractional}, with the same outcome.
 */
public record Split(List<Share> shares) {

    private static final int WHOLE = 100;

    /**
     * A variant's part of the people.
     *
     * @param weight 0 or more; what counts is its part of the sum of all weights
     */
    public record Share(String variant, int weight) {

        /** @throws IllegalArgumentException when the weight is negative */
        public Share {
            if (weight < 0) {
                throw new IllegalArgumentException("weight " + weight + " is negative");
            }
        }
    }

    /** @throws IllegalArgumentException when nobody would get anything */
    public Split {
        shares = List.copyOf(shares);
        if (total(shares) <= 0) {
            throw new IllegalArgumentException("the weights add up to nothing");
        }
    }

    /** Of two variants, one for a percentage of the people, 0 to 100, the other for the rest. */
    static Split of(String variant, int percentage, String other) {
        return new Split(List.of(new Share(variant, percentage), new Share(other, WHOLE - percentage)));
    }

    /**
     * The same shares in the same order with other weights. Whoever has the first variant, or the last, keeps it while
     * that one's part grows: its end of the scale stays where it is.
     */
    Split reweighted(String variant, int percentage) {
        return new Split(shares.stream()
                .map(share ->
                        new Share(share.variant(), share.variant().equals(variant) ? percentage : WHOLE - percentage))
                .toList());
    }

    /** The variant of the person with this key. */
    String variantFor(FlagName flag, String targetingKey) {
        long place = Math.abs((long) Murmur3.hash((flag.value() + targetingKey).getBytes(StandardCharsets.UTF_8)));
        long scaled = place * total(shares);
        long end = 0;
        for (Share share : shares) {
            end += (long) share.weight() * Integer.MAX_VALUE;
            if (scaled < end) {
                return share.variant();
            }
        }
        return lastWithAny();
    }

    /** For the one hash in four thousand million that lies on the very end of the scale. */
    private String lastWithAny() {
        return shares.reversed().stream()
                .filter(share -> share.weight() > 0)
                .findFirst()
                .orElseThrow()
                .variant();
    }

    private static long total(List<Share> shares) {
        return shares.stream().mapToLong(Share::weight).sum();
    }

    /** A variant's part of the people in percent, rounded down. */
    public int percentageOf(String variant) {
        long weight = shares.stream()
                .filter(share -> share.variant().equals(variant))
                .mapToLong(Share::weight)
                .sum();
        return (int) (weight * WHOLE / total(shares));
    }

    @Override
    public String toString() {
        return shares.stream()
                .map(share -> share.variant() + " for " + percentageOf(share.variant()) + "%")
                .collect(Collectors.joining(", "));
    }
}
