package io.grocellery.gateway.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The admin API's token. Read from its file at each use, so that it can be replaced without a restart. */
final class BearerToken {

    private static final int SHORTEST = 16;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    BearerToken(Path file) {
        this.file = file;
    }

    /**
     * Makes sure that there is a token and that nobody else can read it.
     *
     * @throws IOException naming the file and what is wrong with it
     */
    void check() throws IOException {
        read();
    }

    /** Whether an Authorization field carries the token; takes as long for a near miss as for any other. */
    boolean accepts(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return false;
        }
        try {
            byte[] given = authorization.substring(7).strip().getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(read(), given);
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] read() throws IOException {
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("the token file " + file + " can be read by others: give it mode 0600");
        }
        String token = Files.readString(file).strip();
        if (token.length() < SHORTEST) {
            throw new IOException("the token in " + file + " is shorter than " + SHORTEST + " characters");
        }
        return token.getBytes(StandardCharsets.UTF_8);
    }
}
