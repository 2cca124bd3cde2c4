package io.grocellery.target.local.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read of files that are asked for several times a second. One that is still the file it was is not read again;
 * for files that are replaced as a whole, as {@link DurableFile} does.
 *
 * @param <T> what is made of a file
 */
public final class KnownFiles<T> {

    private final Function<Path, T> reader;
    private final Map<Path, Known<T>> known = new ConcurrentHashMap<>();

    /** @param reader throws what {@link #read} shall throw; an {@link UncheckedIOException} means there is nothing */
    public KnownFiles(Function<Path, T> reader) {
        this.reader = reader;
    }

    /** What the file holds; empty when it is not there or cannot be read at all. */
    public Optional<T> read(Path file) {
        try {
            Version present = Version.of(file);
            Known<T> before = known.get(file);
            return Optional.of(
                    before != null && before.version().equals(present) ? before.content() : readAnew(file, present));
        } catch (IOException | UncheckedIOException gone) {
            known.remove(file);
            return Optional.empty();
        }
    }

    private T readAnew(Path file, Version version) {
        T content = reader.apply(file);
        known.put(file, new Known<>(version, content));
        return content;
    }

    private record Known<T>(Version version, T content) {}

    private record Version(@Nullable Object fileKey, FileTime changed, long size) {

        static Version of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        }
    }
}
