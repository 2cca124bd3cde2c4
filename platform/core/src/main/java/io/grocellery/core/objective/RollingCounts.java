package io.grocellery.core.objective;

import java.util.Arrays;

/** Counts in buckets of equal length, of which the last so many are remembered; any of them are summed up at once. */
final class RollingCounts {

    private final Counted[] upTo;
    private long first;
    private long last;
    private boolean empty = true;

    /** @param buckets the most that are ever summed up */
    RollingCounts(int buckets) {
        this.upTo = new Counted[buckets + 1];
        Arrays.fill(upTo, Counted.NOTHING);
    }

    /**
     * Adds to the last bucket, or to a later one.
     *
     * @throws IllegalArgumentException when the bucket lies before the last
     */
    void add(long bucket, Counted more) {
        if (empty) {
            begin(bucket);
        }
        if (bucket < last) {
            throw new IllegalArgumentException("bucket " + bucket + " comes after " + last);
        }
        Counted sum = upTo[index(last)];
        for (long next = Math.max(last + 1, bucket - upTo.length); next <= bucket; next++) {
            upTo[index(next)] = sum;
        }
        last = bucket;
        upTo[index(bucket)] = sum.plus(more);
    }

    /** What this bucket and those before it hold, so many in all. */
    Counted sum(long until, int buckets) {
        return total(until).minus(total(until - buckets));
    }

    private void begin(long bucket) {
        empty = false;
        first = bucket;
        last = bucket;
    }

    private Counted total(long bucket) {
        if (empty || bucket < first) {
            return Counted.NOTHING;
        }
        long known = Math.max(Math.min(bucket, last), last - upTo.length + 1);
        return upTo[index(known)];
    }

    private int index(long bucket) {
        return (int) Math.floorMod(bucket, (long) upTo.length);
    }
}
