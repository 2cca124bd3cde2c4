package io.grocellery.gateway.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The file that survives the process: always a whole table, the last one that was accepted. */
public final class TableFile {

    private final Path file;

    public TableFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * The table in the file.
     *
     * @throws IOException when the file cannot be read
     * @throws InvalidTableException when what it holds cannot be served
     */
    public Table load() throws IOException, InvalidTableException {
        return TableReader.read(Files.readString(file));
    }

    /**
     * Replaces the file's content so that after a power cut it is either the old table or the new one.
     *
     * @throws IOException when the folder cannot be written; the old table then stays
     */
    public void save(Table table) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        writeThrough(draft, TableWriter.json(table).encodePrettily());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder();
    }

    private static void writeThrough(Path target, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void syncFolder() throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
