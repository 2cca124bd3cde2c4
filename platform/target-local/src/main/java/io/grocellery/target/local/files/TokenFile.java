package io.grocellery.target.local.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A file that holds a random token in 64 hexadecimal digits: whoever can read it may do what the token opens. */
public final class TokenFile {

    private static final int BYTES = 32;

    private TokenFile() {}

    /**
     * Makes it, and its folder, readable by their owner alone; one that exists stays as it is.
     *
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public static void ensure(Path file, SecureRandom random) {
        if (!Files.exists(file)) {
            byte[] drawn = new byte[BYTES];
            random.nextBytes(drawn);
            DurableFile.write(file, HexFormat.of().formatHex(drawn));
        }
    }
}
