package io.grocellery.chassis.flags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * By what a changed file is told without reading it.
 *
 * @param key another one for a file that was moved into its place; null where the system has none
 */
record Stamp(FileTime modified, long size, @Nullable Object key) {

    /** @throws IOException when there is no such file */
    static Stamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
}
