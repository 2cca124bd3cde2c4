package io.grocellery.performance.startup;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.process.ProcessMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An installation of its own on free ports, driven by the commands that a person types; purged in the end. */
final class Shop {

    private static final List<Integer> PORTS = List.of(5433, 8070, 8071, 8080, 8081, 8082, 8083, 8084);
    private static final int FIRST_OFFSET = 14_250;
    private static final int LAST_OFFSET = 23_000;
    private static final int STEP = 500;
    private static final int UP_SECONDS = 300;
    private static final int SECONDS = 60;

    private final Workplace workplace;
    private final Installation installation;

    private Shop(Workplace workplace, Installation installation) {
        this.workplace = workplace;
        this.installation = installation;
    }

    /** Finds free ports; nothing is started yet. */
    static Shop on(Workplace workplace) throws IOException {
        int offset = IntStream.iterate(FIRST_OFFSET, each -> each < LAST_OFFSET, each -> each + STEP)
                .filter(each -> isFree(workplace, each))
                .findFirst()
                .orElseThrow(() -> new IOException("no ports are free for a shop"));
        Shop shop = new Shop(workplace, installation(workplace, offset));
        workplace.afterwards(shop::purge);
        return shop;
    }

    private static Installation installation(Workplace workplace, int offset) {
        return Installation.of(
                workplace.home(), workplace.javaHome(), offset, Installation.ownDeliveryFile(workplace.home()));
    }

    private static boolean isFree(Workplace workplace, int offset) {
        return PORTS.stream().allMatch(port -> canListen(port + offset))
                && Files.notExists(installation(workplace, offset).state());
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    void up() throws IOException, InterruptedException {
        workplace.run(typed("up"), UP_SECONDS);
    }

    void down() throws IOException, InterruptedException {
        workplace.run(typed("down"), SECONDS);
    }

    /** How long a command takes from being typed to its end, in seconds. */
    double secondsOf(String... words) throws IOException, InterruptedException {
        Instant typed = now();
        workplace.run(typed(words), UP_SECONDS);
        return seconds(typed, now());
    }

    Shopper shopper(HttpClient http, String name) throws IOException, InterruptedException {
        String password =
                workplace.run(typed("params", "get", "/grocellery/dev/demo/" + name + "-password", "--show"), SECONDS);
        int offset = installation.portOffset();
        return new Shopper(
                http,
                URI.create("http://127.0.0.1:" + (8080 + offset)),
                URI.create("http://127.0.0.1:" + installation.daemonPort()),
                name,
                password.strip());
    }

    Instant now() {
        return workplace.patience().clock().instant();
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    /** Proportional set sizes of all its processes together; 0 where the system does not tell. */
    double mebibytes() {
        return ProcessMemory.of(processes())
                .map(memory -> (double) memory.mebibytes())
                .orElse(0.0);
    }

    /** All that runs for it, told by its folder and its database's port. */
    Set<Long> processes() {
        String folder = installation.state() + "/";
        String database = "-p " + installation.postgresPort();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder) || line.contains(database))
                        .isPresent())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private List<String> typed(String... words) {
        List<String> command =
                new ArrayList<>(List.of(workplace.home().resolve("grocellery").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--port-offset", Integer.toString(installation.portOffset())));
        return command;
    }

    private void purge() {
        try {
            Process process = new ProcessBuilder(typed("down", "--purge"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new ExplainedException(
                        "the shop that was measured may still run",
                        "its end went wrong",
                        "type " + String.join(" ", typed("down", "--purge")));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
