package io.grocellery.systemtest.telemetry;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.List;

/** Is loaded into another JVM, and holds so much of its heap that a collection leaves little free. */
public final class HeapFiller {

    private static final double FULL = 0.93;
    private static final int PIECE = 256 * 1024;

    private static final List<byte[]> HELD = new ArrayList<>();

    private HeapFiller() {}

    /** What the JVM calls when this has been loaded, with {@code fill} or another word. */
    public static void agentmain(String word) {
        HELD.clear();
        if (word.equals("fill")) {
            fill(longLived());
        }
    }

    /** In few steps, since each stops all of it for a collection; the last are small. */
    private static void fill(MemoryPoolMXBean old) {
        long wanted = (long) (FULL * old.getUsage().getMax());
        for (long missing = wanted - leftByCollection(old); missing > 0; missing = wanted - leftByCollection(old)) {
            for (long held = 0; held < missing / 2 + PIECE; held += PIECE) {
                HELD.add(new byte[PIECE]);
            }
        }
    }

    private static long leftByCollection(MemoryPoolMXBean pool) {
        System.gc();
        return pool.getCollectionUsage().getUsed();
    }

    private static MemoryPoolMXBean longLived() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getName().contains("Tenured") || pool.getName().contains("Old"))
                .findFirst()
                .orElseThrow();
    }
}
