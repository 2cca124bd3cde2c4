package io.grocellery.target.local.postgres;

import io.grocellery.target.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The server's own {@code postmaster.pid}: it is written at the start and removed at an orderly end.
 *
 * @param dataFolder what the server was started for
 * @param startedAt to the second
 * @param state the server's own word for how far it is: {@code starting}, {@code ready}, {@code stopping}; may be empty
 */
record PostmasterFile(Path dataFolder, long pid, Instant startedAt, int port, String state) {

    /** Above the highest that a system gives. */
    private static final int NOBODYS = Integer.MAX_VALUE;

    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    static Path in(Path dataFolder) {
        return dataFolder.resolve("postmaster.pid");
    }

    /** Empty when there is none, or it is not whole. */
    static Optional<PostmasterFile> read(Path dataFolder) {
        try {
            List<String> lines = Files.readAllLines(in(dataFolder));
            return lines.size() < 4 ? Optional.empty() : Optional.of(parse(dataFolder, lines));
        } catch (IOException | NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    private static PostmasterFile parse(Path dataFolder, List<String> lines) {
        return new PostmasterFile(
                dataFolder,
                Long.parseLong(lines.get(0).strip()),
                Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())),
                Integer.parseInt(lines.get(3).strip()),
                lines.size() > 7 ? lines.get(7).strip() : "");
    }

    /** Whether the server takes connections. */
    boolean ready() {
        return state.equals("ready");
    }

    /** Whether it was asked to end: it takes no new connection, and may wait long for the present ones. */
    boolean ending() {
        return state.equals("stopping");
    }

    /** The server itself, when it runs, and no process that merely got its number later. */
    Optional<ProcessIdentity> server() {
        return ProcessIdentity.of(pid).filter(this::isServer);
    }

    /**
     * Puts a number in the place of the ended server's that no process has. A server refuses to start while some process
     * has the number it reads there: another one that got it later, or the ended one itself, which nobody asked for its
     * exit code yet. The rest stays as it is, as it leads to what children of the ended server may hold still.
     */
    void giveUpNumber() {
        Path file = in(dataFolder);
        try {
            String told = Files.readString(file);
            String without = NOBODYS + told.substring(told.indexOf('\n'));
            // longer than what was there: written over it at once, the file is whole at any moment
            Files.writeString(file, without, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot change " + file, failed);
        }
    }

    /** Told by its arguments, or where the system hides them by its start, which a clock that was set may have moved. */
    private boolean isServer(ProcessIdentity process) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().arguments())
                .map(arguments -> List.of(arguments).contains(dataFolder.toString()))
                .orElseGet(() -> startedWithTheFile(process));
    }

    private boolean startedWithTheFile(ProcessIdentity process) {
        return process.startedAt()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
