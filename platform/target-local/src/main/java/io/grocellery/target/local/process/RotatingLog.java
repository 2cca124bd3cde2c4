package io.grocellery.target.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a log that another process appends to from growing without end: past the cap it is copied to {@code <name>.1}
 * and emptied. Lines written between the two are lost.
 *
 * @param cap bytes
 */
public record RotatingLog(Path file, long cap) {

    /**
     * Begins anew once it is too big.
     *
     * @throws UncheckedIOException when it is too big and cannot be rotated
     */
    public void rotate() {
        try {
            if (Files.exists(file) && Files.size(file) > cap) {
                Files.copy(
                        file,
                        file.resolveSibling(file.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                empty();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot rotate " + file, failed);
        }
    }

    private void empty() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }
}
