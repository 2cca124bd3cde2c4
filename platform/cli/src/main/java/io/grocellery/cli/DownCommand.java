package io.grocellery.cli;

import io.grocellery.target.local.files.FileTree;
import io.grocellery.target.local.installation.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
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

    @Override
    protected ExitCode run() {
        LocalParts parts = new LocalParts(installation());
        try (ProgressView view = LocalParts.progressOn(screen())) {
            if (daemon().answers()) {
                daemon().stream("/api/down", Map.of(), DEADLINE, view::showLine);
            }
        }
        parts.endAll();
        if (purge) {
            purge(parts);
        }
        screen().raw(purge ? "everything has ended, and nothing is left" : "everything has ended");
        return ExitCode.DONE;
    }

    private void purge(LocalParts parts) {
        Installation installation = installation();
        if (Files.isDirectory(installation.postgresFolder())) {
            parts.postgres().purge();
        }
        if (installation.portOffset() == 0 && !othersAreHere()) {
            FileTree.delete(installation.root());
        } else if (installation.portOffset() == 0) {
            deleteAllBut(installation.root());
        } else {
            FileTree.delete(installation.state());
        }
    }

    /** Other installations of this checkout keep their state beside ours, and use the same releases. */
    private boolean othersAreHere() {
        return entries(installation().root()).anyMatch(DownCommand::isShared);
    }

    private static boolean isShared(Path entry) {
        return String.valueOf(entry.getFileName()).startsWith("offset-");
    }

    private static void deleteAllBut(Path root) {
        entries(root)
                .filter(entry -> !isShared(entry) && !entry.endsWith("releases"))
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
