package io.grocellery.performance.tool;

import io.grocellery.target.local.process.ProcessMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process with its children has used; 0 where the system does not tell. */
public final class ProcessFigures {

    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private ProcessFigures() {}

    /** User and system time since it started: nginx works in its children. */
    public static double processorSeconds(Process process) {
        return family(process).stream().mapToDouble(ProcessFigures::seconds).sum();
    }

    /** Proportional set size. */
    public static double mebibytes(Process process) {
        return ProcessMemory.of(family(process))
                .map(memory -> (double) memory.mebibytes())
                .orElse(0.0);
    }

    private static Set<Long> family(Process process) {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private static double seconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
        } catch (IOException notTold) {
            return 0;
        }
    }
}
