package io.grocellery.target.local.process;

import com.sun.management.OperatingSystemMXBean;
import io.grocellery.core.capacity.FreeMemory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads how much memory this machine has, or the container that we are in. */
public final class MachineMemory {

    private static final Path LINUX = Path.of("/proc/meminfo");

    private MachineMemory() {}

    public static FreeMemory read() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return read(LINUX, system.getFreeMemorySize() >> 20, system.getTotalMemorySize() >> 20);
    }

    /** Linux tells what can be had without swapping. In a container with a bound of its own, what the JVM sees counts. */
    static FreeMemory read(Path linux, long freeToJvm, long total) {
        OptionalLong available = mebibytes(linux, "MemAvailable:");
        OptionalLong whole = mebibytes(linux, "MemTotal:");
        if (available.isEmpty() || whole.isEmpty()) {
            return new FreeMemory(freeToJvm, total, false);
        }
        return total < whole.getAsLong()
                ? new FreeMemory(Math.min(freeToJvm, available.getAsLong()), total, true)
                : new FreeMemory(available.getAsLong(), total, true);
    }

    private static OptionalLong mebibytes(Path linux, String name) {
        try (Stream<String> lines = Files.lines(linux)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }
}
