package io.grocellery.systemtest.running;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * An offset of ports that one installation of one test process has to itself. Free ports alone do not show that: another
 * test may have chosen them a moment ago, and listen a moment later. The system takes a claim from the dead.
 */
record OffsetClaim(FileChannel channel) implements AutoCloseable {

    /** The claim, unless somebody has it. */
    static Optional<OffsetClaim> of(int offset) {
        try {
            Path folder = Files.createDirectories(Command.checkout().resolve("system-test/target/offsets"));
            return claim(FileChannel.open(
                    folder.resolve(Integer.toString(offset)), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<OffsetClaim> claim(FileChannel channel) throws IOException {
        if (isTaken(channel)) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new OffsetClaim(channel));
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        }
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
