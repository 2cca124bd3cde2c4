package io.grocellery.target.local.parameters;

import io.grocellery.target.local.files.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one thread of one process at a time change what is in a folder. The system frees it when its holder dies. */
final class StoreLock {

    /** A file lock is held by the process as a whole: its threads, in whatever store of this folder, take turns here. */
    private static final Map<Path, ReentrantLock> WITHIN_PROCESS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock turn;

    StoreLock(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.turn = WITHIN_PROCESS.computeIfAbsent(this.file, unknown -> new ReentrantLock());
    }

    <T> T exclusively(Supplier<T> change) {
        turn.lock();
        try {
            return locked(change);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lock " + file, failed);
        } finally {
            turn.unlock();
        }
    }

    private <T> T locked(Supplier<T> change) throws IOException {
        if (turn.getHoldCount() > 1) {
            return change.get();
        }
        DurableFile.folder(file.resolveSibling(""));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            return change.get();
        }
    }
}
