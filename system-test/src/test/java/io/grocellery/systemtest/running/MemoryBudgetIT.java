package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything together, idle in dev, takes at most 1.0 GiB. */
class MemoryBudgetIT {

    private static final long BUDGET_MIB = 1_024;

    /**
     * Proportional set sizes of every process of the installation.
     *
     * @param pid and what it takes
     */
    private record Share(long pid, String command, long kibibytes) {}

    @Test
    void everythingTogetherStaysWithinItsBudget() {
        assumeTrue(Files.exists(Path.of("/proc/self/smaps_rollup")), "skipped: only Linux tells proportional sizes");
        RunningGrocellery grocellery = RunningGrocellery.notStarted();
        try {
            grocellery.up();
            List<Share> shares = grocellery.processes().stream()
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .flatMap(MemoryBudgetIT::withChildren)
                    .distinct()
                    .map(MemoryBudgetIT::share)
                    .sorted(Comparator.comparingLong(Share::kibibytes).reversed())
                    .toList();
            assertThat(shares).as("processes looked at").hasSizeGreaterThan(6);
            assertThat(shares.stream().mapToLong(Share::kibibytes).sum() / 1024)
                    .as("MiB of " + shares)
                    .isLessThanOrEqualTo(BUDGET_MIB);
        } finally {
            grocellery.close();
        }
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
