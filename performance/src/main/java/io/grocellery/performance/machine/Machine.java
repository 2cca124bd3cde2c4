package io.grocellery.performance.machine;

import io.grocellery.core.time.Sleeper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Asks the system what it is. What it does not tell is {@code unknown} or 0. */
public final class Machine {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int IDLE = 3;
    private static final int WAITING = 4;

    private final Path root;
    private final Sleeper sleeper;

    Machine(Path root, Sleeper sleeper) {
        this.root = root;
        this.sleeper = sleeper;
    }

    /** This one. */
    public static Machine here(Sleeper sleeper) {
        return new Machine(Path.of("/"), sleeper);
    }

    /**
     * Looks for a second.
     *
     * @param java what the measured programs run on
     */
    public MachineFacts facts(Runtime.Version java) throws InterruptedException {
        return new MachineFacts(
                value(lines("proc/cpuinfo"), "model name", ":"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                number(value(lines("proc/meminfo"), "MemTotal", ":")) / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + value(lines("etc/os-release"), "PRETTY_NAME", "=").replace("\"", ""),
                java,
                busyness());
    }

    private Busyness busyness() throws InterruptedException {
        List<Long> before = times();
        sleeper.sleep(LOOK);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()
                / Runtime.getRuntime().availableProcessors();
        return new Busyness(rounded(Math.max(0, load)), rounded(share(before, times())));
    }

    /** What was neither idle nor waiting for a disk, of all time between two looks at {@code /proc/stat}. */
    static double share(List<Long> before, List<Long> after) {
        long all = sum(after) - sum(before);
        return all <= 0 ? 0 : 1 - (double) (rest(after) - rest(before)) / all;
    }

    private static long sum(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).sum();
    }

    private static long rest(List<Long> times) {
        return times.size() <= WAITING ? 0 : times.get(IDLE) + times.get(WAITING);
    }

    private List<Long> times() {
        return lines("proc/stat").stream()
                .filter(line -> line.startsWith("cpu "))
                .flatMap(line -> Arrays.stream(line.substring(4).strip().split(" ", -1)))
                .map(Long::parseLong)
                .toList();
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException notTold) {
            return List.of();
        }
    }

    static String value(List<String> lines, String key, String separator) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(separator) + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static long number(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2f", value));
    }
}
