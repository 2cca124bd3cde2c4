package io.grocellery.authorisation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * A token for each role. Those that must be refused say what the shopper's own says, but for one thing: they are made
 * with the issuer's own key, so that nothing but that one thing can be why they are refused.
 */
final class Tokens {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int BITS = 2048;

    private final Map<String, Object> head;
    private final Map<String, Object> claims;

    /** Made once: to sign, and to make a key, takes longer than many requests. */
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    /**
     * Of people.
     *
     * @param people the tokens of {@code shopper}, {@code other-shopper} and {@code admin}
     * @param keys the issuer's private keys as a JWK set
     */
    Tokens(Map<String, String> people, String keys) {
        for (Role person : List.of(Role.SHOPPER, Role.OTHER_SHOPPER, Role.ADMIN)) {
            tokens.put(person, Objects.requireNonNull(people.get(person.word()), person.word()));
        }
        String[] parts = of(Role.SHOPPER).orElseThrow().split("\\.", -1);
        this.head = object(parts[0]);
        this.claims = object(parts[1]);
        forge(key(keys, String.valueOf(head.get("kid"))));
    }

    private void forge(PrivateKey issuers) {
        tokens.put(Role.MALFORMED_TOKEN, "not.a.token");
        tokens.put(Role.EXPIRED_TOKEN, signed(with("exp", expired()), issuers));
        tokens.put(Role.WRONG_ISSUER, signed(with("iss", "http://127.0.0.1:1"), issuers));
        tokens.put(Role.WRONG_SIGNATURE, signed(claims, anotherKey()));
        tokens.put(Role.UNSIGNED_TOKEN, part(Map.of("alg", "none", "typ", "JWT")) + "." + part(claims) + ".");
    }

    /** Whose data the shopper's are: what their token calls them. */
    String shopper() {
        return String.valueOf(claims.get("sub"));
    }

    /** The token; empty for who has none. */
    Optional<String> of(Role role) {
        return Optional.ofNullable(tokens.get(role));
    }

    /** A day before it was issued: no allowance for clocks is that large. */
    private long expired() {
        return ((Number) Objects.requireNonNull(claims.get("exp"))).longValue() - 2 * 24 * 3600;
    }

    private Map<String, Object> with(String claim, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(claim, value);
        changed.computeIfPresent("iat", (name, at) -> value instanceof Long end ? (Object) (end - 60) : at);
        changed.remove("nbf");
        return changed;
    }

    private String signed(Map<String, Object> saying, PrivateKey by) {
        String text = part(head) + "." + part(saying);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(by);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK signs with RSA", impossible);
        }
    }

    private static PrivateKey anotherKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK makes RSA keys", impossible);
        }
    }

    private static PrivateKey key(String keys, String id) {
        Map<?, ?> key = ((List<?>) Objects.requireNonNull(JSON.std.mapFrom(keys).get("keys")))
                .stream()
                        .map(Map.class::cast)
                        .filter(each -> id.equals(each.get("kid")))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the issuer has no key " + id));
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateKeySpec(number(key.get("n")), number(key.get("d"))));
        } catch (GeneralSecurityException unusable) {
            // its message may quote the key
            throw new IllegalStateException("the issuer's key cannot be used");
        }
    }

    private static BigInteger number(@Nullable Object base64) {
        return new BigInteger(1, DECODER.decode(String.valueOf(base64)));
    }

    private static Map<String, Object> object(String part) {
        return JSON.std.mapFrom(new String(DECODER.decode(part), StandardCharsets.UTF_8));
    }

    private static String part(Map<String, Object> object) {
        return ENCODER.encodeToString(JSON.std.asString(object).getBytes(StandardCharsets.UTF_8));
    }
}
