package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.Port;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.target.local.files.FileClaim;
import io.grocellery.target.local.process.PortOwner;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/** An installation of its own on free ports, started as a person starts it. */
public final class RunningGrocellery implements AutoCloseable {

    private static final List<Integer> PORTS =
            List.of(5433, 8070, 8071, 8080, 8081, 8082, 8083, 8084, 8171, 8180, 8271, 8280, 9090, 9093, 9187, 9411);

    /** Wide enough that no environment of one installation meets one of another. */
    private static final int STEP = 500;

    private static final int FIRST_OFFSET = 1_000;

    /** The ports of any smaller one lie below those that systems give to outgoing connections. */
    private static final int BEHIND_LAST_OFFSET = 23_000;

    private static @Nullable RunningGrocellery shared;

    /** Well within a token's life. */
    private static final Duration TOKEN_IS_KEPT = Duration.ofMinutes(5);

    private record Kept(String token, long sinceNanos) {

        boolean isGood() {
            return System.nanoTime() - sinceNanos < TOKEN_IS_KEPT.toNanos();
        }
    }

    /** Names the checkout whose running installation is tested, in the place of one that is started for it. */
    private static final String RUNNING = "grocellery.running";

    private final Path home;
    private final int offset;
    private final Optional<FileClaim> claim;
    private final Optional<Path> delivery;
    private final Map<String, Kept> tokens = new HashMap<>();

    private RunningGrocellery(Path home, int offset, Optional<FileClaim> claim, Optional<Path> delivery) {
        this.home = home;
        this.offset = offset;
        this.claim = claim;
        this.delivery = delivery;
    }

    /** The one that all tests share which leave it as they found it; purged when the tests end. */
    public static synchronized RunningGrocellery shared() {
        RunningGrocellery present = shared;
        if (present == null && System.getProperty(RUNNING) != null) {
            present = running(Path.of(System.getProperty(RUNNING)));
            shared = present;
        }
        if (present == null) {
            present = notStarted();
            Runtime.getRuntime().addShutdownHook(new Thread(present::close));
            shared = present;
            present.up();
        }
        return present;
    }

    /** One that somebody else started, and ends. */
    private static RunningGrocellery running(Path home) {
        String offset = System.getenv().getOrDefault("GROCELLERY_PORT_OFFSET", "0");
        return new RunningGrocellery(home, Integer.parseInt(offset), Optional.empty(), Optional.empty());
    }

    /**
     * One for a test that needs its own; to be closed. Its ports are claimed, for that they are free does not show that
     * nobody else has chosen them a moment ago.
     */
    public static RunningGrocellery notStarted() {
        return notStarted(Optional.empty());
    }

    /** The same, that runs the application of another delivery file. */
    public static RunningGrocellery notStartedOf(Path delivery) {
        return notStarted(Optional.of(delivery));
    }

    private static RunningGrocellery notStarted(Optional<Path> delivery) {
        Path claims = Command.checkout().resolve("system-test/target/offsets");
        for (int offset = FIRST_OFFSET; offset < BEHIND_LAST_OFFSET; offset += STEP) {
            Optional<FileClaim> claim = FileClaim.of(claims.resolve(Integer.toString(offset)));
            if (claim.isPresent()) {
                if (isFree(offset)) {
                    return new RunningGrocellery(Command.checkout(), offset, claim, delivery);
                }
                claim.get().close();
            }
        }
        throw new AssertionError("every offset of ports is taken");
    }

    private static boolean isFree(int offset) {
        return PORTS.stream().allMatch(port -> canBeUsed(new Port(port + offset)))
                && Files.notExists(Command.checkout().resolve(".grocellery/offset-" + offset));
    }

    private static boolean canBeUsed(Port port) {
        return !port.isRefusedByBrowsers() && !PortOwner.isTaken(port);
    }

    public Path home() {
        return home;
    }

    public int offset() {
        return offset;
    }

    public Path state() {
        Path root = delivery.orElseGet(() -> home.resolve("delivery.yaml")).resolveSibling(".grocellery");
        return offset == 0 ? root : root.resolve("offset-" + offset);
    }

    /** Where a browser shops. */
    public URI gateway() {
        return URI.create("http://127.0.0.1:" + (8080 + offset));
    }

    /** The same in another environment than dev. */
    public URI gateway(String environment) {
        int port = switch (environment) {
            case "dev" -> 8080;
            case "staging" -> 8180;
            default -> 8280;
        };
        return URI.create("http://127.0.0.1:" + (port + offset));
    }

    public URI daemon() {
        return URI.create("http://127.0.0.1:" + (8070 + offset));
    }

    /** Starts it, or what is missing of it. */
    public Command.Result up(String... options) {
        Command.Result result = grocellery(with("up", options));
        assertThat(result.code()).as(result.output()).isZero();
        return result;
    }

    /** Runs the command line on this installation, with what the build has made already. */
    public Command.Result grocellery(String... words) {
        return command(words).run();
    }

    /** The same, not yet run. */
    public Command command(String... words) {
        List<String> all = new ArrayList<>();
        all.add(home.resolve("grocellery").toString());
        all.addAll(List.of(words));
        Command command = Command.in(home, all.toArray(String[]::new));
        environment(Map.of()).forEach(command::with);
        return command;
    }

    /**
     * What a command needs in its environment to be about this installation, with what the build has made already.
     *
     * @param more what is told besides
     */
    public Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("GROCELLERY_BUILD", "skip");
        environment.put("GROCELLERY_PORT_OFFSET", Integer.toString(offset));
        delivery.ifPresent(file -> environment.put("GROCELLERY_DELIVERY", file.toString()));
        return environment;
    }

    private static String[] with(String first, String... rest) {
        return Stream.concat(Stream.of(first), Arrays.stream(rest)).toArray(String[]::new);
    }

    /** The facts of {@code status --json}. */
    public Map<String, Object> status() {
        return status("dev");
    }

    /** The same of an environment, from where the command line has it too. */
    public Map<String, Object> status(String environment) {
        return JSON.std.mapFrom(
                Http.get(daemon().resolve("/api/environments/" + environment)).body());
    }

    /** Whether all of dev serves; for waiting, since it costs no process. */
    public boolean serves() {
        try {
            return "RUNNING".equals(status().get("state"));
        } catch (UncheckedIOException noDaemon) {
            return false;
        }
    }

    /** A demo person's password. */
    public String passwordOf(String person) {
        return grocellery("params", "get", "/grocellery/dev/demo/" + person + "-password", "--show")
                .output()
                .strip();
    }

    /** An access token of a demo person, at most five minutes old. */
    public synchronized String tokenOf(String person) {
        Kept kept = tokens.get(person);
        if (kept == null || !kept.isGood()) {
            kept = newTokenOf(person);
            tokens.put(person, kept);
        }
        return kept.token();
    }

    private Kept newTokenOf(String person) {
        Command.Result result = grocellery("token", "--user", person, "--demo");
        assertThat(result.code()).as(result.output()).isZero();
        return new Kept(result.output().strip(), System.nanoTime());
    }

    /** The process of an instance of a service, of {@code gateway}, {@code postgresql} or {@code daemon}. */
    public long pidOf(String name) {
        return switch (name) {
            case "daemon" ->
                number(
                        JSON.std.mapFrom(
                                Http.get(daemon().resolve("/api/version")).body()),
                        "pid");
            case "gateway", "postgresql" -> number((Map<?, ?>) inStatus(name), "pid");
            default -> instance(name);
        };
    }

    /** How a process was started; empty when it has ended. */
    public static String commandOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .orElse("");
    }

    private Object inStatus(String name) {
        Object part = status().get(name.equals("postgresql") ? "postgres" : name);
        assertThat(part).isNotNull();
        return Objects.requireNonNull(part);
    }

    private long instance(String id) {
        return instances("dev")
                .filter(each -> id.equals(each.get("id")))
                .mapToLong(each -> number(each, "pid"))
                .findFirst()
                .orElseThrow();
    }

    /** Every instance of every service of an environment, as its status tells. */
    public Stream<Map<?, ?>> instances(String environment) {
        return ((Collection<?>) Objects.requireNonNull(status(environment).get("services")))
                .stream()
                        .map(Map.class::cast)
                        .flatMap(service -> ((Collection<?>) Objects.requireNonNull(service.get("instances"))).stream())
                        .map(each -> (Map<?, ?>) each);
    }

    private static long number(Map<?, ?> facts, String key) {
        Object value = facts.get(key);
        assertThat(value).as(key).isInstanceOf(Number.class);
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    /** Everything that runs for this installation, told by its folders and its database port. */
    public List<Long> processes() {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().commandLine().filter(this::isOurs).isPresent())
                .filter(process -> !process.info().commandLine().orElse("").contains("grocellery.cli"))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** The services and the gateway name files in our folder, the daemon the folder itself. */
    private boolean isOurs(String line) {
        return line.contains(state() + "/")
                || (line + " ").contains(state() + " ")
                || line.contains("-p " + (5433 + offset));
    }

    @Override
    public void close() {
        grocellery("down", "--purge");
        claim.ifPresent(FileClaim::close);
    }
}
