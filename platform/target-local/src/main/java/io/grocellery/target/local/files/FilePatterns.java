package io.grocellery.target.local.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Names files within a folder, in the words of {@link java.nio.file.FileSystem#getPathMatcher}. */
public final class FilePatterns {

    private static final String ANYWHERE = "**/";

    private final List<PathMatcher> matchers;

    /** @param patterns relative to the folder; none name every file */
    public FilePatterns(List<String> patterns) {
        this.matchers = patterns.stream()
                .flatMap(FilePatterns::withTop)
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
    }

    /** A file at the top is anywhere too. */
    private static Stream<String> withTop(String pattern) {
        return pattern.startsWith(ANYWHERE)
                ? Stream.of(pattern, pattern.substring(ANYWHERE.length()))
                : Stream.of(pattern);
    }

    /** Whether it names the file. */
    public boolean match(Path relative) {
        return matchers.isEmpty() || matchers.stream().anyMatch(matcher -> matcher.matches(relative));
    }

    /**
     * The files below a folder that it names, in order; what git keeps for itself is left out, and links are not
     * followed.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public List<Path> in(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path entry, BasicFileAttributes attributes) {
                    return entry.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path entry, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && match(folder.relativize(entry))) {
                        found.add(entry);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + folder, unreadable);
        }
        return found.stream().sorted().toList();
    }
}
