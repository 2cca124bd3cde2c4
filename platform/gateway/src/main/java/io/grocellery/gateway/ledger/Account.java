package io.grocellery.gateway.ledger;

import org.HdrHistogram.Histogram;

/**
 * One event loop's book for one key. Written by that loop alone, so that counting costs no lock; what a second brought
 * is handed to the {@link Ledger} when the next one begins.
 */
public final class Account {

    /** Latencies over an hour count as an hour. */
    static final long HIGHEST_MICROS = 3_600_000_000L;

    private static final int DIGITS = 2;

    private final Key key;
    private final SecondSink sink;
    private final Counts total = new Counts();
    private final LatencyBuckets latencies = new LatencyBuckets();
    private Counts counts = new Counts();
    private Histogram histogram = emptyHistogram();
    private long second;
    private long inFlight;

    /** Where a finished second goes. */
    interface SecondSink {
        void take(long second, Key key, Counts counts, Histogram micros, long inFlight);
    }

    Account(Key key, SecondSink sink) {
        this.key = key;
        this.sink = sink;
    }

    static Histogram emptyHistogram() {
        Histogram histogram = new Histogram(1, 1000, DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    public Key key() {
        return key;
    }

    /** A request was given to this release. */
    public void accept(long epochSecond) {
        turn(epochSecond);
        counts.accept();
        inFlight++;
    }

    /** The request was answered in full with this status. */
    public void complete(long epochSecond, int status, long micros) {
        settle(epochSecond, micros);
        counts.complete(status);
    }

    /** The answer broke off after its head was sent: a server's fault, whatever the head said. */
    public void breakOff(long epochSecond, long micros) {
        settle(epochSecond, micros);
        counts.breakOff();
    }

    /** The client went away before it had the answer. */
    public void abort(long epochSecond) {
        turn(epochSecond);
        inFlight--;
        counts.abort();
    }

    /** An attempt found no connection. */
    public void missConnection(long epochSecond) {
        turn(epochSecond);
        counts.missConnection();
    }

    /** A further attempt was made. */
    public void retry(long epochSecond) {
        turn(epochSecond);
        counts.retry();
    }

    /** Closes the second before this one, if it is still open. */
    void turn(long epochSecond) {
        if (epochSecond != second) {
            close();
            second = epochSecond;
        }
    }

    /** Everything since the start, the open second included. */
    Totals totals() {
        Counts sum = total.copy();
        sum.add(counts);
        return new Totals(key, sum, inFlight, latencies.copy());
    }

    private void settle(long epochSecond, long micros) {
        turn(epochSecond);
        inFlight--;
        long value = Math.clamp(micros, 0, HIGHEST_MICROS);
        histogram.recordValue(value);
        latencies.record(value);
    }

    private void close() {
        if (!counts.isEmpty() || inFlight > 0) {
            total.add(counts);
            sink.take(second, key, counts, histogram, inFlight);
            counts = new Counts();
            histogram.reset();
        }
    }
}
