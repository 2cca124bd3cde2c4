package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Everything together, idle in dev, takes at most 1.0 GiB. */
final class MemoryBudget {

    private static final long BUDGET_MIB = 1_024;

    /** Of services without what Spring generates ahead of time, as Maven under a JDK before 21 builds them. */
    private static final long PLAIN_BUDGET_MIB = 1_152;

    private MemoryBudget() {}

    /**
     * Proportional set sizes of every process of the installation.
     *
     * @param pid and what it takes
     */
    private record Share(long pid, String command, long kibibytes) {}

    /** Fails when the processes of one that was just started and is idle take more; only Linux tells how much. */
    static void requireOf(RunningGrocellery grocellery) {
        if (!Files.exists(Path.of("/proc/self/smaps_rollup"))) {
            return;
        }
        List<Share> shares = grocellery.processes().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(MemoryBudget::withChildren)
                .distinct()
                .map(MemoryBudget::share)
                .sorted(Comparator.comparingLong(Share::kibibytes).reversed())
                .toList();
        assertThat(shares).as("processes looked at").hasSizeGreaterThan(6);
        assertThat(shares.stream().mapToLong(Share::kibibytes).sum() / 1024)
                .as("MiB of " + shares)
                .isLessThanOrEqualTo(areGenerated(grocellery) ? BUDGET_MIB : PLAIN_BUDGET_MIB);
    }

    private static boolean areGenerated(RunningGrocellery grocellery) {
        return RunningGrocellery.commandOf(grocellery.pidOf("order-service-1")).contains("-Dspring.aot.enabled=true");
    }

    private static Stream<ProcessHandle> withChildren(ProcessHandle process) {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process);
        return family.stream();
    }

    private static Share share(ProcessHandle process) {
        String command = process.info().commandLine().orElse("?");
        try {
            long kibibytes = Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
            return new Share(process.pid(), command.substring(0, Math.min(60, command.length())), kibibytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
