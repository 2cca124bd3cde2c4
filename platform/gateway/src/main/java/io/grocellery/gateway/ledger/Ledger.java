package io.grocellery.gateway.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** The seconds of all event loops, merged; remembers the last 900. Safe for use by several threads. */
public final class Ledger {

    /** How many seconds are remembered. */
    public static final int SECONDS = 900;

    private static final int OPEN_SECONDS = 3;

    private final TreeMap<Long, Map<Key, Row>> rows = new TreeMap<>();
    private long compressedUpTo;

    /** A new event loop's part of the ledger. */
    public LoopLedger loop() {
        return new LoopLedger(this);
    }

    synchronized void take(long second, Key key, Counts counts, Histogram micros, long inFlight) {
        rows.computeIfAbsent(second, s -> new LinkedHashMap<>())
                .computeIfAbsent(key, k -> new Row())
                .add(counts, micros, inFlight);
        rows.headMap(rows.lastKey() - SECONDS).clear();
        compress(rows.lastKey() - OPEN_SECONDS);
    }

    /** The rows of every second from {@code since} on, before {@code before}, oldest first. */
    public synchronized List<LedgerRow> rows(long since, long before) {
        List<LedgerRow> found = new ArrayList<>();
        if (since < before) {
            rows.subMap(since, before)
                    .forEach((second, keys) -> keys.forEach((key, row) -> found.add(
                            new LedgerRow(second, key, row.counts().copy(), row.inFlight(), row.histogramText()))));
        }
        return found;
    }

    /** The sums of several event loops as one, by key. */
    public static List<Totals> merge(List<Totals> parts) {
        Map<Key, Totals> merged = new LinkedHashMap<>();
        parts.forEach(part -> merged.merge(part.key(), part, Totals::sum));
        return List.copyOf(merged.values());
    }

    private void compress(long upTo) {
        if (upTo > compressedUpTo) {
            rows.subMap(compressedUpTo, upTo)
                    .values()
                    .forEach(keys -> keys.values().forEach(Row::compress));
            compressedUpTo = upTo;
        }
    }
}
