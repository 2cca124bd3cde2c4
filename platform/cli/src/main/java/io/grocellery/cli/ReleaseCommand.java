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

/** Makes a release. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = {
            "Make an immutable release of a service: of the files as they are, or of any commit, with patches on top.",
            "The same source gives the same release. It is signed, with where it comes from and what is in it, and serves"
                    + " nobody until it is deployed."
        })
final class ReleaseCommand extends BaseCommand {

    @Parameters(paramLabel = "SERVICE", description = "A service of the delivery file.")
    @SuppressWarnings("NullAway.Init")
    private String service;

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

    @Option(names = "--plain-start", description = "Do not make a start-up cache for it.")
    private boolean plainStart;

    @Override
    protected ExitCode run() {
        String release;
        try (ProgressView view = LocalParts.progressOn(screen())) {
            release = new ReleaseClient(daemon()).make(order(), view);
        }
        screen().raw("");
        screen().line("  release   @|bold " + release + "|@");
        screen().line("  next      ./grocellery deploy " + service + " " + release);
        return ExitCode.DONE;
    }

    private Map<String, Object> order() {
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
