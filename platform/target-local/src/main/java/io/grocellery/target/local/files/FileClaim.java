package io.grocellery.target.local.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Something that one holder on this machine has to itself until it is closed; the system takes it from the dead. */
public record FileClaim(FileChannel channel) implements AutoCloseable {

    /**
     * The claim, unless somebody has it: another process, or another part of this one.
     *
     * @param file stands for what is claimed; made when it is not there, its folder as well, and left behind
     * @throws UncheckedIOException when it cannot be made or locked
     */
    public static Optional<FileClaim> of(Path file) {
        DurableFile.folder(file.resolveSibling(""));
        try {
            return lock(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lock " + file, failed);
        }
    }

    private static Optional<FileClaim> lock(FileChannel channel) throws IOException {
        if (isTaken(channel)) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new FileClaim(channel));
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Whether it was not closed yet. */
    public boolean holds() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
