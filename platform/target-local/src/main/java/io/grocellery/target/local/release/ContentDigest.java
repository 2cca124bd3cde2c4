package io.grocellery.target.local.release;

import io.grocellery.core.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** One SHA-256 over named contents, the same in whatever order they are added. */
final class ContentDigest {

    private final SortedMap<String, String> digests = new TreeMap<>();

    void add(String name, InputStream content) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream digesting = new DigestInputStream(content, digest)) {
            digesting.transferTo(OutputStream.nullOutputStream());
        }
        digests.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    /** The SHA-256 of each content, by its name. */
    SortedMap<String, Digest> each() {
        SortedMap<String, Digest> each = new TreeMap<>();
        digests.forEach((name, digest) -> each.put(name, new Digest(digest)));
        return each;
    }

    Digest digest() {
        MessageDigest whole = sha256();
        digests.forEach((name, digest) -> whole.update((digest + " " + name + "\n").getBytes(StandardCharsets.UTF_8)));
        return new Digest(HexFormat.of().formatHex(whole.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK lacks SHA-256", missing);
        }
    }
}
