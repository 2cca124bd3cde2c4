package io.grocellery.target.local.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parts of files that may grow while they are read. */
public final class FilePart {

    private FilePart() {}

    /**
     * What stands after the first bytes; nothing when there are not as many.
     *
     * @param most bytes that are read
     * @throws IOException when the file is not there or cannot be read
     */
    public static byte[] after(Path file, long bytes, int most) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.min(bytes, channel.size()));
            return Channels.newInputStream(channel).readNBytes(most);
        }
    }

    /**
     * The last bytes, at most so many; all of a smaller file.
     *
     * @throws IOException when the file is not there or cannot be read
     */
    public static byte[] end(Path file, int most) throws IOException {
        return after(file, Math.max(0, Files.size(file) - most), most);
    }
}
