package io.grocellery.authorisation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** An issuer's key, and tokens signed by it. */
final class KeyRing {

    static final long NOW = 1_800_000_000;

    private static final KeyPair PAIR = pair();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private KeyRing() {}

    static String keys() {
        RSAPrivateKey key = (RSAPrivateKey) PAIR.getPrivate();
        return "{\"keys\": [{\"kid\": \"k\", \"n\": \"%s\", \"d\": \"%s\"}]}"
                .formatted(number(key.getModulus()), number(key.getPrivateExponent()));
    }

    static String token(String person) {
        String text = part(Map.of("alg", "RS256", "kid", "k")) + "."
                + part(Map.of("sub", person, "iss", "here", "iat", NOW, "exp", NOW + 900));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(PAIR.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean isOurs(String... parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(PAIR.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException unverifiable) {
            return false;
        }
    }

    private static String number(BigInteger number) {
        return ENCODER.encodeToString(number.toByteArray());
    }

    private static String part(Map<String, Object> object) {
        return ENCODER.encodeToString(JSON.std.asString(object).getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
