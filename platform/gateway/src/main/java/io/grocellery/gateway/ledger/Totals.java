package io.grocellery.gateway.ledger;

/** One key's sums since the start of the gateway. */
public record Totals(Key key, Counts counts, long inFlight, LatencyBuckets latencies) {

    /** Accepted = completed + client-aborted + in flight. */
    public boolean balanced() {
        return counts.accepted() == counts.completed() + counts.clientAborted() + inFlight;
    }

    /** The books of several keys in one, by the name of the first. */
    public static Totals sum(Totals one, Totals other) {
        Counts counts = one.counts.copy();
        counts.add(other.counts);
        LatencyBuckets latencies = one.latencies.copy();
        latencies.add(other.latencies);
        return new Totals(one.key, counts, one.inFlight + other.inFlight, latencies);
    }
}
