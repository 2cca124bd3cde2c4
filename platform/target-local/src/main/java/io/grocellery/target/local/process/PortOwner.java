package io.grocellery.target.local.process;

import io.grocellery.core.model.Port;
import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who listens on a port of this machine.
 *
 * @param pid the process
 * @param command its program, empty when the system does not tell
 */
public record PortOwner(long pid, String command) {

    private static final String LISTENING = "0A";

    /**
     * Looks whether somebody could listen there.
     *
     * @param subject who wants the port, for the message
     * @throws ExplainedException naming who has it, when 127.0.0.1 already listens there
     */
    public static void requireFree(Port port, String subject) {
        if (isTaken(port)) {
            throw new ExplainedException(
                    subject + " cannot start",
                    "port " + port + " is taken by " + describe(port),
                    "stop that process, or choose other ports with --port-offset");
        }
    }

    /** Whether nobody could listen there on loopback now. */
    public static boolean isTaken(Port port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    /** Found on Linux for processes we may look into: all for root, otherwise our own. */
    public static Optional<PortOwner> of(Port port) {
        List<String> sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> listening(Path.of(table), port))
                .toList();
        return sockets.isEmpty() ? Optional.empty() : holder(sockets);
    }

    @Override
    public String toString() {
        return command.isEmpty() ? "process " + pid : "process " + pid + " (" + command + ")";
    }

    private static String describe(Port port) {
        return of(port).map(PortOwner::toString).orElse("another process (of another user, or not told by the system)");
    }

    private static Stream<String> listening(Path table, Port port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port.number());
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(fields -> fields.length > 9 && fields[3].equals(LISTENING) && fields[1].endsWith(suffix))
                    .map(fields -> "socket:[" + fields[9] + "]");
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }

    private static Optional<PortOwner> holder(List<String> sockets) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), sockets))
                .findFirst()
                .map(process ->
                        new PortOwner(process.pid(), process.info().command().orElse("")));
    }

    private static boolean holds(long pid, List<String> sockets) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
