package io.grocellery.target.local.postgres;

import io.grocellery.target.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Whether the number belongs to a process that is not the server. */
    boolean numberIsAnothers() {
        return ProcessIdentity.of(pid).isPresent() && server().isEmpty();
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
