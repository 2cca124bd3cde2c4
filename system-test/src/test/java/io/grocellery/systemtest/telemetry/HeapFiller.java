package io.grocellery.systemtest.telemetry;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.List;

/** Is loaded into another JVM, and holds so much of its heap that a collection leaves little free. */
public final class HeapFiller {

    private static final double FULL = 0.94;
    private static final int PIECE = 256 * 1024;

    private static final List<byte[]> HELD = new ArrayList<>();

    private HeapFiller() {}

    /** What the JVM calls when this has been loaded, with {@code fill} or another word. */
    public static void agentmain(String word) {
        HELD.clear();
        MemoryPoolMXBean old = longLived();
        while (word.equals("fill")
                && leftByCollection(old) < FULL * old.getUsage().getMax()) {
            HELD.add(new byte[PIECE]);
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
