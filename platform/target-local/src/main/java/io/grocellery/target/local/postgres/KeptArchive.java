package io.grocellery.target.local.postgres;

import io.grocellery.target.local.files.DurableFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tukaani.xz.XZInputStream;

/**
 * An archive that is kept without its compression for whoever unpacks it next: to decode it takes seconds, to copy what is
 * in it a tenth of one.
 */
final class KeptArchive {

    private final URL compressed;
    private final Path folder;
    private final Path kept;

    /**
     * @param folder may be shared by installations; made when it is missing
     * @param name tells this archive from others in the folder
     */
    KeptArchive(URL compressed, Path folder, String name) {
        this.compressed = compressed;
        this.folder = folder;
        this.kept = folder.resolve(name + ".tar");
    }

    /** The tar file; decoded first when nobody has. */
    InputStream open() throws IOException {
        if (Files.notExists(kept)) {
            keep();
        }
        return new BufferedInputStream(Files.newInputStream(kept));
    }

    /** The next who opens it decodes anew; to be called when it cannot be unpacked. */
    void forget() throws IOException {
        Files.deleteIfExists(kept);
    }

    /** Nobody ever sees half of it, also after a power cut. */
    private void keep() throws IOException {
        DurableFile.folder(folder);
        Path decoding = Files.createTempFile(folder, ".decoding-", ".tar");
        try {
            try (InputStream tar = new XZInputStream(new BufferedInputStream(compressed.openStream()))) {
                Files.copy(tar, decoding, StandardCopyOption.REPLACE_EXISTING);
            }
            DurableFile.synchronise(decoding);
            Files.move(decoding, kept, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(decoding);
        }
    }
}
