package io.grocellery.gateway.ledger;

/**
 * What happened to requests: a plain sum that can be added up. {@code notConnected} and {@code retried} count attempts,
 * the others requests.
 */
public final class Counts {

    private static final int CLASSES = 5;

    private long accepted;
    private long clientAborted;
    private long brokenOff;
    private long notConnected;
    private long retried;
    private final long[] completed = new long[CLASSES];

    public long accepted() {
        return accepted;
    }

    /** Requests answered with a status of this class, 1 to 5. */
    public long completed(int statusClass) {
        return completed[statusClass - 1];
    }

    public long completed() {
        long sum = 0;
        for (long count : completed) {
            sum += count;
        }
        return sum;
    }

    public long clientAborted() {
        return clientAborted;
    }

    /** Answers that broke off after their head was sent; they are among those completed with class 5. */
    public long brokenOff() {
        return brokenOff;
    }

    public long notConnected() {
        return notConnected;
    }

    public long retried() {
        return retried;
    }

    boolean isEmpty() {
        return accepted + clientAborted + notConnected + retried + completed() == 0;
    }

    void accept() {
        accepted++;
    }

    void complete(int status) {
        completed[Math.clamp(status / 100, 1, CLASSES) - 1]++;
    }

    void breakOff() {
        brokenOff++;
        complete(500);
    }

    void abort() {
        clientAborted++;
    }

    void missConnection() {
        notConnected++;
    }

    void retry() {
        retried++;
    }

    void add(Counts other) {
        accepted += other.accepted;
        clientAborted += other.clientAborted;
        brokenOff += other.brokenOff;
        notConnected += other.notConnected;
        retried += other.retried;
        for (int i = 0; i < CLASSES; i++) {
            completed[i] += other.completed[i];
        }
    }

    Counts copy() {
        Counts copy = new Counts();
        copy.add(this);
        return copy;
    }
}
