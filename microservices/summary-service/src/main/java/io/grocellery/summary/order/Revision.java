package io.grocellery.summary.order;

import java.util.Comparator;

/**
 * How new a piece of news about an order is. A cancelled order stays cancelled; otherwise the sequence decides, and
 * should two events claim the same one, their ids do: in whatever order events arrive, the same one wins.
 *
 * @param sequence the event's place among the events of its order, from 0
 */
public record Revision(boolean cancelled, long sequence, String eventId) implements Comparable<Revision> {
    private static final Comparator<Revision> AGE = Comparator.comparing(Revision::cancelled)
            .thenComparingLong(Revision::sequence)
            .thenComparing(Revision::eventId);

    @Override
    public int compareTo(Revision other) {
        return AGE.compare(this, other);
    }

    boolean supersedes(Revision other) {
        return compareTo(other) > 0;
    }
}
