package io.grocellery.daemon.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/**
 * Encodes the secrets of a service client, of which each one is accepted.
 *
 * <p>The secrets are 256 random bits: a plain SHA-256 is as safe as a slow hash, and costs nothing.
 */
final class ClientSecrets extends AbstractValidatingPasswordEncoder {

    String encodeAll(Collection<String> secrets) {
        return secrets.stream().map(ClientSecrets::digest).sorted().collect(Collectors.joining(" "));
    }

    @Override
    protected String encodeNonNullPassword(String secret) {
        return digest(secret);
    }

    @Override
    protected boolean matchesNonNull(String secret, String encoded) {
        byte[] offered = ascii(digest(secret));
        return List.of(encoded.split(" ")).stream().anyMatch(known -> MessageDigest.isEqual(offered, ascii(known)));
    }

    @Override
    protected boolean upgradeEncodingNonNull(@Nullable String encoded) {
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
