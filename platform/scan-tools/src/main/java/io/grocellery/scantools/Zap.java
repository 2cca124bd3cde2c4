package io.grocellery.scantools;

import io.grocellery.core.scan.Scan;
import io.grocellery.scantools.ToolProcess.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * OWASP ZAP against a running application: it reads what the services say of themselves, looks at what is answered, and
 * attacks for a few minutes. It works in a folder of its own, and fetches nothing.
 */
final class Zap implements Tool {

    /** What its plan takes at most, with the time to start and to report. */
    private static final Duration DEADLINE = Duration.ofMinutes(14);

    /** The plan was carried out; 2 when with a warning, such as of a rule that took its whole time. */
    private static final Set<Integer> CARRIED_OUT = Set.of(0, 2);

    private final ToolFolder tools;
    private final Supplier<RunningApplication> running;

    Zap(ToolFolder tools, Supplier<RunningApplication> running) {
        this.tools = tools;
        this.running = running;
    }

    @Override
    public Scan scan() {
        return Scan.ZAP;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return tools.zap().isPresent()
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        "zap is not installed",
                        "install it (zaproxy.org), and put zap.sh on PATH or name its folder in ZAP_HOME",
                        true));
    }

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        Path program = tools.zap().orElseThrow(() -> new ToolFailure("zap is not installed"));
        try (ReportFolder reports = ReportFolder.create()) {
            Path report = reports.file("zap.json");
            Path plan = written(new ZapPlan(running.get(), report), reports.file("plan.yaml"));
            Ended ended = new ToolProcess(workspace.folder(), Map.of(), DEADLINE)
                    .run(command(program, reports.file("home"), plan));
            if (!CARRIED_OUT.contains(ended.code())) {
                throw new ToolFailure("zap ended with " + ended.code() + ": " + ended.lastWords());
            }
            return new ZapReport(Tree.read(report)).sightings();
        }
    }

    private static Path written(ZapPlan plan, Path file) throws ToolFailure {
        try {
            return Files.writeString(file, plan.text());
        } catch (IOException full) {
            throw new ToolFailure("there is no room for zap's plan: " + full.getMessage(), full);
        }
    }

    /** Its own proxy, which nobody uses here, would else want the port of an environment's gateway. */
    private static List<String> command(Path program, Path home, Path plan) throws ToolFailure {
        return List.of(
                program.toString(),
                "-cmd",
                "-silent",
                "-dir",
                home.toString(),
                "-host",
                "127.0.0.1",
                "-port",
                String.valueOf(freePort()),
                "-autorun",
                plan.toString());
    }

    private static int freePort() throws ToolFailure {
        try (ServerSocketChannel claimed = ServerSocketChannel.open()) {
            claimed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return ((InetSocketAddress) claimed.getLocalAddress()).getPort();
        } catch (IOException none) {
            throw new ToolFailure("there is no free port: " + none.getMessage(), none);
        }
    }
}
