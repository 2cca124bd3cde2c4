package io.grocellery.target.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Linux tells of a process in {@code /proc/<pid>/stat}.
 *
 * @param startTicks when it started, in clock ticks since the machine's
 */
record ProcStat(long pid, char state, long parent, long group, long session, long startTicks) {

    private static final Path PROC = Path.of("/proc");
    private static final boolean AVAILABLE = Files.isReadable(PROC.resolve("self/stat"));

    static boolean available() {
        return AVAILABLE;
    }

    static Optional<ProcStat> of(long pid) {
        try {
            return Optional.of(parse(pid, Files.readString(PROC.resolve(pid + "/stat"))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Every process there is, each looked at once; none on another system than Linux. */
    static Stream<ProcStat> all() {
        String[] entries = PROC.toFile().list();
        return entries == null
                ? Stream.empty()
                : Arrays.stream(entries)
                        .filter(ProcStat::isNumber)
                        .map(number -> of(Long.parseLong(number)))
                        .flatMap(Optional::stream);
    }

    private static boolean isNumber(String entry) {
        return Character.isDigit(entry.charAt(0));
    }

    /** A zombie has ended; only its parent has not asked how. */
    boolean ended() {
        return state == 'Z' || state == 'X';
    }

    private static ProcStat parse(long pid, String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return new ProcStat(
                pid, fields[0].charAt(0), number(fields[1]), number(fields[2]), number(fields[3]), number(fields[19]));
    }

    private static long number(String field) {
        return Long.parseLong(field.strip());
    }
}
