package io.grocellery.target.local.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Writes a file that only its owner can read, so that a crash leaves the old content or the new, on the disk. */
public final class DurableFile {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] OWNER_ONLY = attributes("rw-------");
    private static final FileAttribute<?>[] OWNER_ONLY_FOLDER = attributes("rwx------");

    private DurableFile() {}

    /**
     * Text, in UTF-8.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Bytes as they are.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(Path file, byte[] content) {
        Path folder = folderOf(file);
        try {
            folder(folder);
            Path temporary = Files.createTempFile(folder, ".new-", ".tmp", OWNER_ONLY);
            try {
                writeThrough(temporary, content);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                synchronise(folder);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    /**
     * Makes a folder that only its owner can enter; one that exists stays as it is.
     *
     * @throws UncheckedIOException when it cannot be made
     */
    public static Path folder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folderOf(folder));
                Files.createDirectories(folder, OWNER_ONLY_FOLDER);
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make the folder " + folder, failed);
        }
    }

    /**
     * Makes a file, or the entries of a folder, reach the disk, where the system allows asking for that.
     *
     * @throws IOException when the disk refuses
     */
    public static void synchronise(Path path) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void writeThrough(Path file, byte[] content) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try (FileChannel channel = FileChannel.open(file, options)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
