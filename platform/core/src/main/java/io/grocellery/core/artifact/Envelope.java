package io.grocellery.core.artifact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures around it (DSSE 1.0).
 *
 * @param payloadType its media type
 * @param payload what was signed, as it is
 * @param signatures none makes no envelope trusted
 */
public record Envelope(String payloadType, String payload, List<Signature> signatures) {

    /** The media type of in-toto's statements. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    public Envelope {
        signatures = List.copyOf(signatures);
    }

    /**
     * A signature.
     *
     * @param keyId names the key that is said to verify it: ours by the SHA-256 of its DER encoding; may be empty
     * @param base64 ASN.1 DER in Base64, as ECDSA signatures are written
     */
    public record Signature(String keyId, String base64) {

        /**
         * The signature itself.
         *
         * @throws IllegalArgumentException when it is no Base64
         */
        public byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }
    }

    /**
     * What is signed: the type belongs to it, so that a text cannot be passed off as something else.
     *
     * @see <a href="https://github.com/secure-systems-lab/dsse/blob/master/protocol.md">DSSE, pre-authentication
     *     encoding</a>
     */
    public static byte[] signed(String payloadType, String payload) {
        int typeLength = payloadType.getBytes(StandardCharsets.UTF_8).length;
        int length = payload.getBytes(StandardCharsets.UTF_8).length;
        return ("DSSEv1 " + typeLength + " " + payloadType + " " + length + " " + payload)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same of this envelope. */
    public byte[] signed() {
        return signed(payloadType, payload);
    }
}
