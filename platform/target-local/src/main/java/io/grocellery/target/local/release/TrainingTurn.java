package io.grocellery.target.local.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;

/** The right to train one release, held by one process of this machine at a time; the system takes it from the dead. */
record TrainingTurn(FileChannel channel) implements AutoCloseable {

    /** The turn, unless somebody else has it. */
    static Optional<TrainingTurn> of(Path cache) {
        FileChannel channel = open(cache.resolveSibling(cache.getFileName() + ".lock"));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new TrainingTurn(channel));
            }
        } catch (OverlappingFileLockException ours) {
            // another thread of this process has it
        } catch (IOException failed) {
            close(channel);
            throw new UncheckedIOException(failed);
        }
        close(channel);
        return Optional.empty();
    }

    <T> T use(Supplier<T> training) {
        return training.get();
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
