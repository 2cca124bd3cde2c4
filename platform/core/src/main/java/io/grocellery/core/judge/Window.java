package io.grocellery.core.judge;

import java.util.Arrays;

/** Counts of the last so many seconds with their sum; never changed once made. */
final class Window {

    private final long[] counts;
    private final long sum;

    private Window(long[] counts, long sum) {
        this.counts = counts;
        this.sum = sum;
    }

    static Window empty(int seconds) {
        return new Window(new long[seconds], 0);
    }

    /** With this second's count in place of the one that leaves the window. */
    Window with(long second, long count) {
        int slot = (int) (second % counts.length);
        if (counts[slot] == count) {
            return this;
        }
        long[] next = counts.clone();
        next[slot] = count;
        return new Window(next, sum - counts[slot] + count);
    }

    long sum() {
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Window window && Arrays.equals(counts, window.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
