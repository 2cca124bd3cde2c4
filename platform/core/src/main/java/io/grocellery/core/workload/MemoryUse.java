package io.grocellery.core.workload;

import java.util.OptionalLong;

/**
 * Memory held by an instance with all its child processes.
 *
 * @param residentBytes pages in memory; shared ones count in full in every process
 * @param proportionalBytes the same with each shared page divided among those who share it (PSS), where the system tells
 */
public record MemoryUse(long residentBytes, OptionalLong proportionalBytes) {

    public static final MemoryUse NONE = new MemoryUse(0, OptionalLong.of(0));

    /** The fairest figure there is, in whole MiB. */
    public long mebibytes() {
        return proportionalBytes.orElse(residentBytes) >> 20;
    }

    public MemoryUse plus(MemoryUse other) {
        return new MemoryUse(
                residentBytes + other.residentBytes,
                proportionalBytes.isPresent() && other.proportionalBytes.isPresent()
                        ? OptionalLong.of(proportionalBytes.getAsLong() + other.proportionalBytes.getAsLong())
                        : OptionalLong.empty());
    }
}
