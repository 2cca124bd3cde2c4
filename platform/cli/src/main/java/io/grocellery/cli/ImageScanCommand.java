package io.grocellery.cli;

import io.grocellery.cli.ImageClient.Told;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.ArtifactStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.jr.ob.JSON;

/** Scans images, and has it signed. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = {
            "Scan the images of releases and their bills of materials, as ./grocellery scan does, and sign what ran, what"
                    + " it found, and what cannot be claimed since a scanner is not installed.",
            "Exit code 8 when more was found than the gate security_vulnerabilities of the delivery file allows, 1 when"
                    + " a scan failed, 3 when a scanner is missing that must be there: then nothing is signed."
        })
final class ImageScanCommand extends BaseCommand {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ImageOptions options;

    @Option(
            names = "--images",
            paramLabel = "FILE",
            description = "Scan those that this report of image build names, instead of the latest.")
    private @Nullable Path images;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where the report of the scan is written (default: ${DEFAULT-VALUE}).")
    private Path report = Path.of("build", "container-scan.json");

    @Option(
            names = "--require-tools",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            description = "Whether a scanner that is not installed is a failure (default: whether CI=true is set).")
    private @Nullable Boolean requireTools;

    @Override
    protected ExitCode run() {
        ImageClient client = new ImageClient(daemon());
        List<ArtifactStatus> wanted = wanted(client);
        ExitCode scanned = scan(wanted, bills(wanted, client));
        if (scanned != ExitCode.DONE) {
            return scanned;
        }
        Map<String, Object> result = read(report);
        List<Told> told =
                wanted.stream().map(image -> client.scanned(image, result)).toList();
        if (options.json()) {
            screen().raw(ImageClient.report(told));
        } else {
            List<ArtifactStatus> all = told.stream().map(Told::status).toList();
            screen().table(ImageText.table(all));
            all.stream().flatMap(ImageText::refusals).forEach(screen()::raw);
        }
        return told.stream().allMatch(one -> one.status().refusals().isEmpty()) ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private List<ArtifactStatus> wanted(ImageClient client) {
        List<ArtifactStatus> wanted = images == null
                ? options.services(new DeliveryFile(installation().deliveryFile())).stream()
                        .map(service ->
                                client.status(service, options.release(), "").status())
                        .toList()
                : named(client, read(images));
        wanted.stream().filter(image -> image.archive() == null).findFirst().ifPresent(none -> {
            throw RefusedException.of(
                    "nothing was scanned",
                    none.release() + " of " + none.service() + " has no image",
                    "make it with ./grocellery image build " + none.service() + " " + none.release());
        });
        return wanted;
    }

    private static List<ArtifactStatus> named(ImageClient client, Map<String, Object> images) {
        List<ArtifactStatus> named = new ArrayList<>();
        if (images.get("images") instanceof List<?> list) {
            list.forEach(each -> {
                Map<?, ?> image = (Map<?, ?>) each;
                named.add(client.status(String.valueOf(image.get("service")), String.valueOf(image.get("release")), "")
                        .status());
            });
        }
        return named;
    }

    /** They stay beside the report. */
    private List<Path> bills(List<ArtifactStatus> wanted, ImageClient client) {
        List<Path> bills = new ArrayList<>();
        for (ArtifactStatus image : wanted) {
            Path bill = report.toAbsolutePath().resolveSibling(image.service() + ".cdx.json");
            new ReportFile(bill).write(client.bill(image));
            bills.add(bill);
        }
        return bills;
    }

    private ExitCode scan(List<ArtifactStatus> wanted, List<Path> bills) {
        List<String> words = new ArrayList<>(List.of("scan", "--fail-on", "none", "--report", report.toString()));
        wanted.forEach(image -> words.addAll(List.of("--image", String.valueOf(image.archive()))));
        bills.forEach(bill -> words.addAll(List.of("--sbom", bill.toString())));
        if (requireTools == null ? "true".equals(System.getenv("CI")) : requireTools) {
            words.add("--require-tools");
        }
        return ExitCode.numbered(heardHere(Grocellery.calledBy("scan")).execute(words.toArray(String[]::new)));
    }

    /** What another command says is said where this one speaks. */
    private CommandLine heardHere(CommandLine other) {
        return other.setOut(spec.commandLine().getOut())
                .setErr(spec.commandLine().getErr())
                .setColorScheme(spec.commandLine().getColorScheme());
    }

    private static Map<String, Object> read(Path file) {
        try {
            return JSON.std.mapFrom(Files.readString(file));
        } catch (IOException | RuntimeException unreadable) {
            throw new ExplainedException(
                    "the report " + file + " cannot be read",
                    unreadable.toString(),
                    "name one that was written by ./grocellery",
                    unreadable);
        }
    }
}
