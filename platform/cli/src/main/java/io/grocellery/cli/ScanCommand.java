package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.scan.Outcome;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.ScanReport;
import io.grocellery.core.scan.Severity;
import io.grocellery.core.status.EnvironmentStatus;
import io.grocellery.scantools.Artifacts;
import io.grocellery.scantools.ReportJson;
import io.grocellery.scantools.RunningApplication;
import io.grocellery.scantools.Scanning;
import io.grocellery.scantools.ToolFolder;
import io.grocellery.scantools.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs scanners over files and images, and judges what they found by the policy. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = {
            "Look for unsafe code, keys, unsafe configuration, forbidden licences and known vulnerabilities.",
            "Scans: spotbugs, semgrep, gitleaks, checkov, trivy, licences, vulnerabilities; and of images container,"
                    + " layers, image, vulnerabilities and, with --sbom, licences. Without names, all of the former, or"
                    + " with --image all of the latter. zap attacks an environment that runs here, for minutes, in the name"
                    + " of the demo person alice, and only when it is named. A scan whose tool is not installed is told,"
                    + " and what can therefore not be claimed.",
            "Exit code 9 when a finding is open that --fail-on names, 1 when a scan failed, 3 when one was not run and"
                    + " --require-all or --require-tools does not allow that."
        })
final class ScanCommand extends BaseCommand {

    private static final EnumSet<Scan> OF_IMAGES = EnumSet.of(Scan.CONTAINER, Scan.LAYERS, Scan.IMAGE);
    private static final EnumSet<Scan> OF_SOURCES = EnumSet.range(Scan.SPOTBUGS, Scan.VULNERABILITIES);

    @Parameters(paramLabel = "SCAN", description = "Scans to run.")
    private List<Scan> scans = new ArrayList<>();

    @Option(names = "--workspace", paramLabel = "DIR", description = "Whose files are scanned (default: the checkout).")
    private @Nullable Path workspace;

    @Option(
            names = "--image",
            paramLabel = "ARCHIVE",
            description = "An image's archive to look into; can be repeated.")
    private List<Path> images = new ArrayList<>();

    @Option(
            names = "--sbom",
            paramLabel = "FILE",
            description = "A bill of materials (CycloneDX, JSON) to look at in the place of the modules' own; can be"
                    + " repeated.")
    private List<Path> bills = new ArrayList<>();

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON, however it ends.")
    private @Nullable Path report;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "critical, high, medium or low: an open finding as bad as that or worse is a failure; none:"
                    + " whoever reads the report judges (default: high).",
            defaultValue = "high")
    private String failOn = "high";

    @Option(names = "--require-all", description = "A scan that is not run is a failure.")
    private boolean requireAll;

    @Option(names = "--require-tools", description = "A scan is a failure whose tool is not installed.")
    private boolean requireTools;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        Optional<Severity> limit = limit();
        Clock clock = new LocalParts(installation()).clock();
        Workspace scanned = scanned();
        ScanText text = new ScanText(screen());
        Scanning scanning = new Scanning(scanned, ToolFolder.ofUser(), artifacts(), this::running, clock);
        ScanReport found = json
                ? scanning.run(wanted(), scan -> {}, outcome -> {})
                : scanning.run(wanted(), text::begun, text::ended);
        ReportJson asJson = new ReportJson(found, clock.instant(), scanned.folder());
        if (report != null) {
            new ReportFile(report).write(asJson.text());
        }
        if (json) {
            screen().raw(asJson.text());
        } else {
            text.show(found);
        }
        return exitCode(found, limit);
    }

    private Optional<Severity> limit() {
        try {
            return failOn.equals("none") ? Optional.empty() : Optional.of(Severity.named(failOn));
        } catch (IllegalArgumentException unknown) {
            throw usage("--fail-on: " + unknown.getMessage() + ", nor none");
        }
    }

    private List<Scan> wanted() {
        if (!scans.isEmpty()) {
            return List.copyOf(EnumSet.copyOf(scans));
        }
        if (images.isEmpty()) {
            return List.copyOf(OF_SOURCES);
        }
        EnumSet<Scan> wanted = EnumSet.copyOf(OF_IMAGES);
        wanted.add(Scan.VULNERABILITIES);
        if (!bills.isEmpty()) {
            wanted.add(Scan.LICENCES);
        }
        return List.copyOf(wanted);
    }

    private Artifacts artifacts() {
        requireFiles("image", images, "build it (scripts/build-images.sh), and name its archive");
        requireFiles("bill of materials", bills, "name a file in CycloneDX's JSON");
        return new Artifacts(
                images.stream().map(Path::toAbsolutePath).toList(),
                bills.stream().map(Path::toAbsolutePath).toList());
    }

    private static void requireFiles(String what, List<Path> files, String remedy) {
        files.stream().filter(file -> !Files.isRegularFile(file)).findFirst().ifPresent(missing -> {
            throw new ExplainedException(
                    "there is no " + what + " " + missing, "nothing is there, or it is no file", remedy);
        });
    }

    private RunningApplication running() {
        EnvironmentStatus status = daemon().environment(environment.value().value());
        return new RunningApplication(
                URI.create(status.gateway().url()),
                AuthorisationCommand.documents(status).stream().map(URI::create).toList(),
                TokenCommand.demoToken(daemon(), "alice"));
    }

    private Workspace scanned() {
        Path folder = workspace == null ? installation().home() : workspace;
        try {
            return Workspace.of(folder, installation().home());
        } catch (IOException missing) {
            throw new ExplainedException(
                    "nothing was scanned", "there is no folder " + folder, "name one with --workspace", missing);
        }
    }

    private ExitCode exitCode(ScanReport found, Optional<Severity> limit) {
        if (found.outcomes().stream().anyMatch(Outcome.Failed.class::isInstance)) {
            return ExitCode.FAILED;
        }
        if (limit.filter(found::anyOpen).isPresent()) {
            return ExitCode.TARGET_MISSED;
        }
        return found.outcomes().stream().anyMatch(this::mustRun) ? ExitCode.MISSING_TOOL : ExitCode.DONE;
    }

    private boolean mustRun(Outcome outcome) {
        return outcome instanceof Outcome.NotRun absent && (requireAll || (requireTools && absent.toolMissing()));
    }
}
