package io.grocellery.target.local.parameters;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM under a fresh random nonce (NIST SP 800-38D). A label is bound to each sealed text, so that
 * one put in another's place is noticed.
 */
final class Vault {

    static final int KEY_BYTES = 32;

    private static final byte[] FORMAT = "GPS1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** @throws IllegalArgumentException unless the key has 32 bytes */
    Vault(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the key has " + key.length + " bytes instead of " + KEY_BYTES);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] seal(String label, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(FORMAT.length + NONCE_BYTES + sealed.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("this JDK lacks AES-GCM", unavailable);
        }
    }

    /** @throws TamperedException when it was not sealed with this key under this label, or was changed since */
    String open(String label, byte[] sealed) throws TamperedException {
        int start = FORMAT.length + NONCE_BYTES;
        if (sealed.length < start + TAG_BITS / 8
                || !Arrays.equals(sealed, 0, FORMAT.length, FORMAT, 0, FORMAT.length)) {
            throw new TamperedException();
        }
        try {
            byte[] nonce = Arrays.copyOfRange(sealed, FORMAT.length, start);
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, label).doFinal(sealed, start, sealed.length - start);
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException changed) {
            throw new TamperedException();
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("this JDK lacks AES-GCM", unavailable);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** A sealed text is not what was sealed here. */
    static final class TamperedException extends Exception {

        private static final long serialVersionUID = 1L;

        TamperedException() {
            super("changed since it was written, or written with another key");
        }
    }
}
