package io.grocellery.core.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of a release's content, as 64 lower-case hexadecimal digits. */
public record Digest(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int SHORT = 12;

    /** @throws IllegalArgumentException when the value is not of that form */
    public Digest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not 64 lower-case hexadecimal digits");
        }
    }

    /** The digest of a text in UTF-8. */
    public static Digest of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Digest(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK lacks SHA-256", missing);
        }
    }

    /** {@code r-} and the first 12 digits. */
    public ReleaseId releaseId() {
        return new ReleaseId("r-" + value.substring(0, SHORT));
    }

    @Override
    public String toString() {
        return value;
    }
}
