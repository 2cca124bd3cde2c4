package io.grocellery.imagebuild;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468). */
final class Pem {

    private static final int LINE = 64;

    private Pem() {}

    static String text(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    /**
     * What is between the marks, in order; other text is passed over.
     *
     * @throws IllegalArgumentException when one is no Base64
     */
    static List<byte[]> blocks(String label, String text) {
        return Pattern.compile("-----BEGIN " + label + "-----([^-]*)-----END " + label + "-----")
                .matcher(text)
                .results()
                .map(block -> Base64.getMimeDecoder().decode(block.group(1).strip()))
                .toList();
    }
}
