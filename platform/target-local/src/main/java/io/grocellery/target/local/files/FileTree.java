package io.grocellery.target.local.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders with all that is in them. */
public final class FileTree {

    private FileTree() {}

    /**
     * Removes it, following no links; nothing happens when it is not there.
     *
     * @throws UncheckedIOException when something in it cannot be removed
     */
    public static void delete(Path root) {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(root, new Deletion());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + root, failed);
        }
    }

    /**
     * Makes it reach the disk with all that is in it.
     *
     * @throws IOException when the disk refuses
     */
    public static void synchronise(Path root) throws IOException {
        try (Stream<Path> entries = Files.walk(root)) {
            for (Path entry : entries.toList()) {
                DurableFile.synchronise(entry);
            }
        }
    }

    /**
     * The bytes of all files in it.
     *
     * @throws IOException when it cannot be read
     */
    public static long size(Path root) throws IOException {
        try (Stream<Path> entries = Files.walk(root)) {
            return entries.filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(entry -> entry.toFile().length())
                    .sum();
        }
    }

    /**
     * Whether two folders hold the same files with the same content.
     *
     * @throws IOException when one of them cannot be read
     */
    public static boolean same(Path one, Path other) throws IOException {
        List<Path> files = files(one);
        if (!files.equals(files(other))) {
            return false;
        }
        for (Path file : files) {
            if (Files.mismatch(one.resolve(file), other.resolve(file)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> entries = Files.walk(root)) {
            return entries.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
            if (failed != null) {
                throw failed;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
