package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.jr.ob.JSON;

/** Makes a release. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = {
            "Make immutable releases of services: of the files as they are, or of any commit, with patches on top.",
            "The same source gives the same release. It is signed, with where it comes from and what is in it, and serves"
                    + " nobody until it is deployed."
        })
final class ReleaseCommand extends BaseCommand {

    @Parameters(arity = "0..*", paramLabel = "SERVICE", description = "Services of the delivery file.")
    private List<String> services = new ArrayList<>();

    @Option(names = "--all", description = "Every service of the delivery file.")
    private boolean all;

    @Option(
            names = "--ref",
            paramLabel = "COMMIT",
            description =
                    "A branch, tag or commit to build from, in a folder of its own (default: the files as they are).")
    private @Nullable String ref;

    @Option(
            names = "--patch",
            paramLabel = "FILE",
            description = "A change to make to that source first, as git diff writes it. May be given several times.")
    private List<Path> patches = new ArrayList<>();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write the releases to this file, as JSON, for a pipeline's later stages.")
    private @Nullable Path report;

    @Option(names = "--plain-start", description = "Do not make a start-up cache for it.")
    private boolean plainStart;

    private final Map<String, String> released = new LinkedHashMap<>();

    @Override
    protected ExitCode run() {
        List<String> chosen = chosen();
        try (ProgressView view = LocalParts.progressOn(screen())) {
            chosen.forEach(service -> make(service, view));
        }
        screen().raw("");
        released.forEach((service, release) -> {
            screen().line("  release   @|bold " + release + "|@" + (chosen.size() > 1 ? " of " + service : ""));
            screen().line("  next      ./grocellery deploy " + service + " " + release);
        });
        if (report != null) {
            new ReportFile(report).write(asJson());
        }
        return ExitCode.DONE;
    }

    private List<String> chosen() {
        if (all == !services.isEmpty()) {
            throw usage(all ? "--all and names of services do not go together" : "name a service, or --all");
        }
        return all
                ? new DeliveryFile(installation().deliveryFile())
                        .read().services().stream()
                                .map(service -> service.name().value())
                                .toList()
                : services;
    }

    private void make(String service, ProgressView view) {
        released.put(service, new ReleaseClient(daemon()).make(order(service), view));
    }

    private String asJson() {
        List<Map<String, String>> releases = new ArrayList<>();
        released.forEach((service, release) -> releases.add(Map.of("service", service, "release", release)));
        return JSON.std.asString(Map.of("kind", "releases", "releases", releases)) + "\n";
    }

    private Map<String, Object> order(String service) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("service", service);
        if (ref != null) {
            order.put("ref", ref);
        }
        order.put("patches", patches.stream().map(ReleaseCommand::text).toList());
        order.put("startupCaches", !plainStart);
        return order;
    }

    private static Map<String, String> text(Path file) {
        try {
            return Map.of("name", String.valueOf(file.getFileName()), "text", Files.readString(file));
        } catch (IOException unreadable) {
            throw new ExplainedException(
                    "the patch " + file + " cannot be read",
                    unreadable.toString(),
                    "name a file that git diff has written",
                    unreadable);
        }
    }
}
