package io.grocellery.target.local.pipeline;

import io.grocellery.core.pipeline.ContentKey;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FilePatterns;
import io.grocellery.target.local.files.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Results of stages by their keys, each with the files that later stages use. A result is there whole or not at all. */
public final class KeptResults {

    private static final String RESULT = "result.json";
    private static final String FILES = "files";
    private static final String LOG = "log";

    private final Path folder;
    private final InstantSource clock;

    /** @param folder made when missing */
    public KeptResults(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * A kept result.
     *
     * @param result as it was given to be kept
     */
    public record Kept(String result, Path folder) {

        /** Its files, as they lay in the workspace. */
        public Path files() {
            return folder.resolve(FILES);
        }

        /** What the stage wrote. */
        public Path log() {
            return folder.resolve(LOG);
        }
    }

    /** The result of that key, when it is there and not older than it may be. */
    public Optional<Kept> find(ContentKey key, Duration fresh) {
        Path place = place(key);
        Path result = place.resolve(RESULT);
        try {
            boolean holds =
                    Files.getLastModifiedTime(result).toInstant().plus(fresh).isAfter(clock.instant());
            return holds ? Optional.of(new Kept(Files.readString(result), place)) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a result with what the workspace holds of these files.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void keep(ContentKey key, String result, Path log, Path workspace, List<String> files) {
        Path unfinished = DurableFile.folder(folder)
                .resolve(".keeping-" + key + "-" + ProcessHandle.current().pid());
        FileTree.delete(unfinished);
        try {
            copy(workspace, files, Files.createDirectories(unfinished.resolve(FILES)));
            if (Files.exists(log)) {
                Files.copy(log, unfinished.resolve(LOG));
            }
            DurableFile.write(unfinished.resolve(RESULT), result);
            Files.setLastModifiedTime(unfinished.resolve(RESULT), FileTime.from(clock.instant()));
            FileTree.delete(place(key));
            Files.move(unfinished, place(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep a result in " + folder, failed);
        } finally {
            FileTree.delete(unfinished);
        }
    }

    private static void copy(Path workspace, List<String> files, Path target) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        for (Path file : new FilePatterns(files).in(workspace)) {
            copy(file, target.resolve(workspace.relativize(file)));
        }
    }

    private static void copy(Path file, Path target) throws IOException {
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Puts a kept result's files into a workspace, in the place of what is there.
     *
     * @throws UncheckedIOException when one cannot be written
     */
    public void restore(Kept kept, Path workspace) {
        Path files = kept.folder().resolve(FILES);
        try {
            for (Path file : new FilePatterns(List.of()).in(files)) {
                copy(file, workspace.resolve(files.relativize(file)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lay out results in " + workspace, failed);
        }
    }

    /** Removes what is older. */
    public void prune(Duration age) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> kept = Files.list(folder)) {
            kept.filter(each -> olderThan(each.resolve(RESULT), age)).toList().forEach(FileTree::delete);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + folder, unreadable);
        }
    }

    private boolean olderThan(Path result, Duration age) {
        try {
            return Files.getLastModifiedTime(result).toInstant().plus(age).isBefore(clock.instant());
        } catch (IOException unfinished) {
            return false;
        }
    }

    private Path place(ContentKey key) {
        return folder.resolve(key.toString());
    }
}
