package io.grocellery.scantools;

import io.grocellery.core.scan.Outcome;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.ScanReport;
import io.grocellery.core.scan.Waiver;
import io.grocellery.scantools.Tool.Obstacle;
import io.grocellery.scantools.Tool.Sightings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Scans a workspace, one tool after the other. */
public final class Scanning {

    private final Workspace workspace;
    private final ToolFolder tools;
    private final Artifacts artifacts;
    private final Bills bills;
    private final Supplier<RunningApplication> running;
    private final Clock clock;

    /**
     * Prepares to scan; nothing is started yet.
     *
     * @param artifacts what was made of it, and is looked at too
     * @param running what is attacked, asked for when nothing else is in the way
     * @param clock whose day decides which waivers hold, and that tells how long a tool took
     */
    public Scanning(
            Workspace workspace,
            ToolFolder tools,
            Artifacts artifacts,
            Supplier<RunningApplication> running,
            Clock clock) {
        this.workspace = workspace;
        this.tools = tools;
        this.artifacts = artifacts;
        this.bills = new Bills(workspace, artifacts.bills());
        this.running = running;
        this.clock = clock;
    }

    /**
     * Runs each scan to its end.
     *
     * @param begun is told of each scan before it begins
     * @param ended is told how it ended
     * @throws io.grocellery.core.problem.ExplainedException when a file of the policy cannot be used
     */
    public ScanReport run(List<Scan> scans, Consumer<Scan> begun, Consumer<Outcome> ended) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        List<Waiver> waivers = new Waivers(today).read(workspace.policy());
        Findings findings = new Findings(workspace, Severities.read(workspace.policy()));
        List<Outcome> outcomes = new ArrayList<>();
        for (Scan scan : scans) {
            begun.accept(scan);
            Outcome outcome = outcome(tool(scan), findings);
            ended.accept(outcome);
            outcomes.add(outcome);
        }
        return ScanReport.of(outcomes, waivers, today);
    }

    private Outcome outcome(Tool tool, Findings findings) {
        Optional<Obstacle> obstacle = tool.obstacle();
        if (obstacle.isPresent()) {
            return new Outcome.NotRun(
                    tool.scan(),
                    obstacle.get().why(),
                    obstacle.get().remedy(),
                    obstacle.get().toolMissing());
        }
        Instant start = clock.instant();
        try {
            Sightings seen = tool.look(workspace);
            Duration took = Duration.between(start, clock.instant());
            return new Outcome.Ran(
                    tool.scan(), seen.version(), took, seen.database(), findings.of(tool.scan(), seen.hits()));
        } catch (DatabaseUnreachable unreachable) {
            return new Outcome.Unreachable(tool.scan(), unreachable.version(), unreachable.what());
        } catch (ToolFailure failure) {
            return new Outcome.Failed(tool.scan(), failure.what());
        }
    }

    private Tool tool(Scan scan) {
        return switch (scan) {
            case SPOTBUGS -> new SpotBugs(workspace, tools);
            case SEMGREP -> new Semgrep(tools);
            case GITLEAKS -> new Gitleaks(tools);
            case CHECKOV -> new Checkov(tools);
            case TRIVY -> new Trivy(tools);
            case LICENCES -> new Licences(bills);
            case VULNERABILITIES -> new Vulnerabilities(bills, tools, artifacts.images());
            case CONTAINER -> new ContainerScan(artifacts.images());
            case LAYERS -> new LayerKeys(tools, artifacts.images());
            case IMAGE -> new ImageScan(tools, artifacts.images());
            case ZAP -> new Zap(tools, running);
        };
    }
}
