package io.grocellery.daemon.identity;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Encodes the passwords of people: bcrypt at cost 10, about a tenth of a second on a small machine. */
public final class Passwords {

    /** bcrypt looks at no more; a longer password is refused rather than cut. */
    private static final int MOST_BYTES = 72;

    private static final BCryptPasswordEncoder ENCODER = new BCryptPasswordEncoder(10);

    private Passwords() {}

    /**
     * Encodes one password, salted: twice the same password gives two results.
     *
     * @throws IllegalArgumentException if it has more than 72 bytes
     */
    public static String encode(String password) {
        String encoded = ENCODER.encode(password);
        if (encoded == null) {
            throw new IllegalArgumentException("no password to encode");
        }
        return encoded;
    }

    static boolean match(String password, String encoded) {
        return bytes(password) <= MOST_BYTES && ENCODER.matches(password, encoded);
    }

    private static int bytes(String password) {
        return password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
