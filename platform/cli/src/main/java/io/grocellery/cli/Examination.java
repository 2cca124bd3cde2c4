package io.grocellery.cli;

import io.grocellery.core.model.Port;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.process.DebianProgram;
import io.grocellery.target.local.process.PortOwner;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a machine has and lacks. Every finding names what was seen, and a bad one the way out. */
final class Examination {

    private static final long LEAST_DISK_MIB = 2_000;
    private static final Map<Integer, String> PORTS = new TreeMap<>(Map.of(
            5433, "PostgreSQL",
            8070, "the platform daemon",
            8071, "the gateway's administration",
            8080, "the gateway",
            8081, "cart-service",
            8082, "order-service",
            8083, "product-service",
            8084, "summary-service"));

    /** What `up --with prometheus` starts. */
    private static final List<DebianProgram> WATCHERS =
            List.of(DebianProgram.PROMETHEUS, DebianProgram.ALERTMANAGER, DebianProgram.POSTGRES_EXPORTER);

    private final Installation installation;
    private final boolean running;
    private final Finding memory;

    /**
     * Looks at a machine for an installation.
     *
     * @param running whether the installation runs now, so that its ports are its own
     * @param memory whether there is room enough
     */
    Examination(Installation installation, boolean running, Finding memory) {
        this.installation = installation;
        this.running = running;
        this.memory = memory;
    }

    /** How much a finding matters. */
    enum Verdict {
        GOOD,
        NOTE,
        BAD
    }

    /**
     * One thing looked at.
     *
     * @param remedy the way out; empty when none is needed
     */
    record Finding(String subject, Verdict verdict, String seen, String remedy) {

        static Finding good(String subject, String seen) {
            return new Finding(subject, Verdict.GOOD, seen, "");
        }

        static Finding note(String subject, String seen, String remedy) {
            return new Finding(subject, Verdict.NOTE, seen, remedy);
        }

        static Finding bad(String subject, String seen, String remedy) {
            return new Finding(subject, Verdict.BAD, seen, remedy);
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(jdk());
        findings.add(maven());
        findings.add(memory);
        findings.add(disk());
        findings.add(stateFolder());
        findings.addAll(running ? List.of(Finding.good("ports", "in use by this Grocellery")) : ports());
        if (user().equals("root")) {
            findings.add(unprivilegedUser());
        }
        findings.add(browser());
        findings.add(watchers());
        return findings;
    }

    private static Finding jdk() {
        int version = Runtime.version().feature();
        String seen = version + " at " + System.getProperty("java.home");
        return version >= 25
                ? Finding.good("JDK", seen)
                : Finding.note("JDK", seen, "with JDK 25 or newer the services start in a third of the time");
    }

    private static Finding maven() {
        return onPath("mvn")
                .map(file -> Finding.good("Maven", file.toString()))
                .orElseGet(() ->
                        Finding.bad("Maven", "not on PATH", "install it: apt install maven | brew install maven"));
    }

    private Finding disk() {
        long free = installation.home().toFile().getUsableSpace() >> 20;
        String seen = free + " MiB free at " + installation.home();
        return free >= LEAST_DISK_MIB
                ? Finding.good("disk", seen)
                : Finding.bad("disk", seen, "make room: " + LEAST_DISK_MIB + " MiB are needed");
    }

    private Finding stateFolder() {
        Path root = installation.root();
        Path nearest = Files.exists(root) ? root : installation.home();
        return Files.isWritable(nearest)
                ? Finding.good("state folder", root.toString())
                : Finding.bad(
                        "state folder",
                        nearest + " cannot be written by " + user(),
                        "make it writable, or clone the project where you may write");
    }

    private List<Finding> ports() {
        List<Finding> taken = PORTS.entrySet().stream()
                .map(wanted -> Map.entry(new Port(wanted.getKey()).plus(installation.portOffset()), wanted.getValue()))
                .filter(wanted -> PortOwner.isTaken(wanted.getKey()))
                .map(wanted -> Finding.bad(
                        "port " + wanted.getKey(),
                        "wanted by " + wanted.getValue() + ", taken by "
                                + PortOwner.of(wanted.getKey())
                                        .map(PortOwner::toString)
                                        .orElse("another program"),
                        "end that program, or choose other ports with --port-offset"))
                .toList();
        return taken.isEmpty() ? List.of(Finding.good("ports", "all free")) : taken;
    }

    private static Finding unprivilegedUser() {
        return Stream.of("setpriv", "runuser", "su")
                        .anyMatch(tool -> onPath(tool).isPresent())
                ? Finding.good("user", "root; PostgreSQL will run as nobody")
                : Finding.bad(
                        "user",
                        "root, and none of setpriv, runuser and su is installed",
                        "PostgreSQL refuses to run as root: run Grocellery as an ordinary user");
    }

    private static Finding browser() {
        return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst()
                .map(file -> Finding.good("browser for the tests", file.toString()))
                .orElseGet(() -> Finding.note(
                        "browser for the tests", "no Chromium on PATH", "without it the browser tests are skipped"));
    }

    private static Finding watchers() {
        List<String> missing = WATCHERS.stream()
                .filter(each -> each.find().isEmpty())
                .map(DebianProgram::debian)
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Finding.good("metrics and alerts", "prometheus, alertmanager and postgres-exporter are installed")
                : Finding.note(
                        "metrics and alerts",
                        "not installed: " + String.join(", ", missing),
                        "without them ./grocellery up --with prometheus does not start: apt install "
                                + String.join(" ", missing));
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String user() {
        return System.getProperty("user.name");
    }
}
