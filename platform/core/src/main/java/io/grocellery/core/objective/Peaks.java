package io.grocellery.core.objective;

import java.util.TreeMap;

/** The busiest minute of each of the last hours. */
final class Peaks {

    private final int hours;
    private final TreeMap<Long, Counted> byHour = new TreeMap<>();

    Peaks(int hours) {
        this.hours = hours;
    }

    void add(long hour, Counted minute) {
        byHour.merge(hour, minute, Peaks::busier);
        byHour.headMap(hour - hours, true).clear();
    }

    /** Of this hour and those before it. */
    Counted highest(long hour) {
        return byHour.subMap(hour - hours, false, hour, true).values().stream().reduce(Counted.NOTHING, Peaks::busier);
    }

    private static Counted busier(Counted one, Counted other) {
        return other.requests() >= one.requests() ? other : one;
    }
}
