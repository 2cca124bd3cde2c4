package io.grocellery.core.traffic;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How long requests took: counts by duration in microseconds, each duration exact to about 1%. */
public final class Latencies {

    public static final Latencies NONE = new Latencies(Map.of());

    private final NavigableMap<Long, Long> counts;

    /**
     * @param counts how many requests took each number of microseconds
     * @throws IllegalArgumentException when a duration or a count is negative
     */
    public Latencies(Map<Long, Long> counts) {
        this.counts = Collections.unmodifiableNavigableMap(new TreeMap<>(counts));
        if (this.counts.entrySet().stream().anyMatch(entry -> entry.getKey() < 0 || entry.getValue() < 0)) {
            throw new IllegalArgumentException("durations and counts cannot be negative: " + counts);
        }
    }

    public long count() {
        return sum(counts);
    }

    /** How many took longer than this. */
    public long longerThan(long micros) {
        return sum(counts.tailMap(micros, false));
    }

    /**
     * The duration in microseconds that this share of requests did not exceed; 0 when there were none.
     *
     * @throws IllegalArgumentException when the share is outside 0 to 1
     */
    public long quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("quantile " + share + " is outside 0 to 1");
        }
        long rank = Math.max(1, (long) Math.ceil(share * count()));
        long seen = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return 0;
    }

    public Latencies plus(Latencies other) {
        Map<Long, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((micros, count) -> sum.merge(micros, count, Long::sum));
        return new Latencies(sum);
    }

    private static long sum(NavigableMap<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latencies latencies && counts.equals(latencies.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
