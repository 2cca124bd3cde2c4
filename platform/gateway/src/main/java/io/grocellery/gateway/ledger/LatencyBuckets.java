package io.grocellery.gateway.ledger;

/** Latencies since the start in fixed buckets, as Prometheus wants them; the usual objectives are among the bounds. */
public final class LatencyBuckets {

    private static final long[] UPPER_MICROS = {
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_000_000,
        5_000_000,
        10_000_000
    };

    private final long[] counts = new long[UPPER_MICROS.length + 1];
    private long sumMicros;

    /** The buckets' upper bounds in microseconds, ascending; one more bucket holds the rest. */
    public static long[] upperMicros() {
        return UPPER_MICROS.clone();
    }

    /** How many latencies fell into the bucket with this index. */
    public long count(int bucket) {
        return counts[bucket];
    }

    public long sumMicros() {
        return sumMicros;
    }

    void record(long micros) {
        int bucket = 0;
        while (bucket < UPPER_MICROS.length && micros > UPPER_MICROS[bucket]) {
            bucket++;
        }
        counts[bucket]++;
        sumMicros += micros;
    }

    void add(LatencyBuckets other) {
        sumMicros += other.sumMicros;
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    LatencyBuckets copy() {
        LatencyBuckets copy = new LatencyBuckets();
        copy.add(this);
        return copy;
    }
}
