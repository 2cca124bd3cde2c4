package io.grocellery.target.local.process;

import io.grocellery.core.workload.MemoryUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads from {@code /proc} what processes hold. */
public final class ProcessMemory {

    private ProcessMemory() {}

    /** The sum over these processes; empty when none of them runs or the system is not Linux. */
    public static Optional<MemoryUse> of(Set<Long> pids) {
        return pids.stream().map(ProcessMemory::of).flatMap(Optional::stream).reduce(MemoryUse::plus);
    }

    private static Optional<MemoryUse> of(long pid) {
        try {
            String status = Files.readString(Path.of("/proc/" + pid + "/status"));
            OptionalLong resident = kibibytes(status, "VmRSS:");
            return resident.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new MemoryUse(resident.getAsLong() << 10, proportional(pid)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static OptionalLong proportional(long pid) {
        try {
            OptionalLong share = kibibytes(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")), "Pss:");
            return share.isEmpty() ? share : OptionalLong.of(share.getAsLong() << 10);
        } catch (IOException notAllowed) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong kibibytes(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
