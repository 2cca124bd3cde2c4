package io.grocellery.cli;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.target.local.files.FileTree;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.postgres.ExternalChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends everything. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "End everything that runs here, in good order. Data stays, unless --purge is given.")
final class DownCommand extends BaseCommand {

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    @Option(names = "--purge", description = "Delete data, parameters, releases and logs too: nothing is left.")
    private boolean purge;

    @Option(names = "--env", paramLabel = "NAME", description = "End this environment alone; the others go on.")
    private @Nullable String environment;

    @Override
    protected ExitCode run() {
        if (environment == null) {
            return endAll();
        }
        if (purge) {
            throw usage("--purge is for everything: leave --env out");
        }
        return endOne(named(environment));
    }

    private EnvironmentName named(String text) {
        try {
            return new EnvironmentName(text);
        } catch (IllegalArgumentException invalid) {
            throw usage(String.valueOf(invalid.getMessage()));
        }
    }

    private ExitCode endOne(EnvironmentName name) {
        try (ProgressView view = LocalParts.progressOn(screen())) {
            daemon().stream("/api/environments/" + name + "/down", Map.of(), DEADLINE, view::showLine);
        }
        screen().raw(name + " has ended");
        return ExitCode.DONE;
    }

    private ExitCode endAll() {
        LocalParts parts = new LocalParts(installation());
        try (ProgressView view = LocalParts.progressOn(screen())) {
            if (daemon().answers()) {
                daemon().stream("/api/down", Map.of(), DEADLINE, view::showLine);
            }
        }
        parts.endAll();
        screen().raw(purge ? purged(parts) : "everything has ended");
        return ExitCode.DONE;
    }

    private String purged(LocalParts parts) {
        Optional<ExternalChoice> external = ExternalChoice.read(installation().postgresFolder());
        purge(parts);
        return external.map(server ->
                        "everything has ended, and this machine holds nothing of it any more; at " + server.server()
                                + " the databases and roles that begin with grocellery_ are as they were: remove them there with"
                                + " DROP DATABASE and DROP ROLE")
                .orElseGet(() -> "everything has ended, and nothing is left" + butWhatIsShared());
    }

    private String butWhatIsShared() {
        String shared = shared(installation())
                .filter(Files::isDirectory)
                .map(Path::toString)
                .collect(Collectors.joining(", "));
        return shared.isEmpty() ? "" : " but what all installations of this checkout share: " + shared;
    }

    private static Stream<Path> shared(Installation installation) {
        return Stream.of(installation.releases(), installation.keys(), installation.archives());
    }

    private void purge(LocalParts parts) {
        Installation installation = installation();
        if (Files.isDirectory(installation.postgresFolder())) {
            parts.postgres().purge();
        }
        if (installation.portOffset() == 0 && !othersAreHere()) {
            FileTree.delete(installation.root());
        } else if (installation.portOffset() == 0) {
            deleteOurs(installation);
        } else {
            FileTree.delete(installation.state());
        }
    }

    /**
     * Other installations of this checkout keep their state beside ours, and use the same releases; those of other
     * applications use its daemon's.
     */
    private boolean othersAreHere() {
        return entries(installation().root()).anyMatch(DownCommand::isAnother)
                || ProcessHandle.allProcesses().anyMatch(this::runsOneOfOurReleases);
    }

    private boolean runsOneOfOurReleases(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(installation().releases() + "/"))
                .isPresent();
    }

    private static boolean isAnother(Path entry) {
        return String.valueOf(entry.getFileName()).startsWith("offset-");
    }

    private static void deleteOurs(Installation installation) {
        List<Path> kept = shared(installation).toList();
        entries(installation.root())
                .filter(entry -> !isAnother(entry) && !kept.contains(entry))
                .forEach(FileTree::delete);
    }

    private static Stream<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + folder, unreadable);
        }
    }
}
