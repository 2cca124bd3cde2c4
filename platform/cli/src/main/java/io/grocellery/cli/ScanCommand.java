package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.scan.Outcome;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.ScanReport;
import io.grocellery.core.scan.Severity;
import io.grocellery.core.status.EnvironmentStatus;
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
            "Scans: spotbugs, semgrep, gitleaks, checkov, trivy, licences, vulnerabilities, image, zap. Without names, all"
                    + " but image and zap; with --image and no names, image and vulnerabilities. zap attacks an environment"
                    + " that runs here, for minutes, in the name of the demo person alice. A scan whose tool is not"
                    + " installed is told, and what can therefore not be claimed.",
            "Exit code 9 when a finding is open that --fail-on names, 1 when a scan failed, 3 when one was not run and"
                    + " --require-all is given."
        })
final class ScanCommand extends BaseCommand {

    @Parameters(paramLabel = "SCAN", description = "Scans to run.")
    private List<Scan> scans = new ArrayList<>();

    @Option(names = "--workspace", paramLabel = "DIR", description = "Whose files are scanned (default: the checkout).")
    private @Nullable Path workspace;

    @Option(
            names = "--image",
            paramLabel = "ARCHIVE",
            description = "An image's archive to look into; can be repeated.")
    private List<Path> images = new ArrayList<>();

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

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        Optional<Severity> limit = limit();
        Clock clock = new LocalParts(installation()).clock();
        Workspace scanned = scanned();
        ScanText text = new ScanText(screen());
        Scanning scanning = new Scanning(scanned, ToolFolder.ofUser(), archives(), this::running, clock);
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
        return images.isEmpty()
                ? List.copyOf(EnumSet.complementOf(EnumSet.of(Scan.IMAGE, Scan.ZAP)))
                : List.of(Scan.VULNERABILITIES, Scan.IMAGE);
    }

    private List<Path> archives() {
        images.stream().filter(image -> !Files.isRegularFile(image)).findFirst().ifPresent(missing -> {
            throw new ExplainedException(
                    "there is no image " + missing,
                    "nothing is there, or it is no file",
                    "build it (scripts/build-images.sh), and name its archive");
        });
        return images.stream().map(Path::toAbsolutePath).toList();
    }

    private RunningApplication running() {
        EnvironmentStatus status = AuthorisationCommand.status(daemon(), environment.value());
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
        boolean absent = found.outcomes().stream().anyMatch(Outcome.NotRun.class::isInstance);
        return absent && requireAll ? ExitCode.MISSING_TOOL : ExitCode.DONE;
    }
}
