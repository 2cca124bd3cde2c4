package io.grocellery.daemon.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The token that whoever may read the installation's state folder sends with a request that changes something. */
final class ApiToken {

    private final byte[] expected;

    private ApiToken(byte[] expected) {
        this.expected = expected;
    }

    static ApiToken readFrom(Path file) {
        try {
            return new ApiToken(Files.readString(file).strip().getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the daemon's token cannot be read at " + file, unreadable);
        }
    }

    boolean isSentBy(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && isSentBy(authorization);
    }

    /** In constant time. */
    boolean isSentBy(String authorization) {
        String scheme = "Bearer ";
        return authorization.startsWith(scheme)
                && MessageDigest.isEqual(
                        expected, authorization.substring(scheme.length()).getBytes(StandardCharsets.UTF_8));
    }
}
