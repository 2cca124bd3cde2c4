package io.grocellery.target.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One process, not to be mistaken for another that gets its number later. On Linux it is told by the boot it runs in and
 * its start in clock ticks since then, which no change of the clock moves; elsewhere by its start time, to two seconds.
 *
 * @param pid its number
 * @param mark what tells it from others with that number
 */
public record ProcessIdentity(long pid, String mark) {

    private static final long TOLERANCE_MILLIS = 2_000;
    private static final String BOOT = boot();

    /** The process that has this number now; empty when there is none. */
    public static Optional<ProcessIdentity> of(long pid) {
        return markOf(pid).map(mark -> new ProcessIdentity(pid, mark));
    }

    /** The process that was looked at. */
    static ProcessIdentity of(ProcStat stat) {
        return new ProcessIdentity(stat.pid(), linuxMark(stat));
    }

    /** Whether this very process runs. One that ended and was not yet asked for its exit code does not. */
    public boolean isAlive() {
        return markOf(pid).filter(this::matches).isPresent();
    }

    /** Whether some process has the number, this one or another. */
    boolean isNumberTaken() {
        return markOf(pid).isPresent();
    }

    /** Its handle, while it runs. */
    Optional<ProcessHandle> handle() {
        return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
    }

    /** When it started, by the clock of today. */
    public Optional<Instant> startedAt() {
        return handle().flatMap(each -> each.info().startInstant());
    }

    private boolean matches(String other) {
        return ProcStat.available()
                ? other.equals(mark)
                : Math.abs(Long.parseLong(other) - Long.parseLong(mark)) <= TOLERANCE_MILLIS;
    }

    private static Optional<String> markOf(long pid) {
        return ProcStat.available() ? linuxMark(pid) : startMark(pid);
    }

    private static Optional<String> linuxMark(long pid) {
        return ProcStat.of(pid).filter(stat -> !stat.ended()).map(ProcessIdentity::linuxMark);
    }

    private static String linuxMark(ProcStat stat) {
        return BOOT + "/" + stat.startTicks();
    }

    private static Optional<String> startMark(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(each -> each.info().startInstant())
                .map(start -> Long.toString(start.toEpochMilli()));
    }

    private static String boot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException unknown) {
            return "unknown-boot";
        }
    }
}
