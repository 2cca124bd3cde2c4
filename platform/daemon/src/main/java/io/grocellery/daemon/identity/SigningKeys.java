package io.grocellery.daemon.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The issuer's keys, read from the settings and parsed again only when they changed there. */
public final class SigningKeys implements JWKSource<SecurityContext> {

    private static final int BITS = 2048;

    private final IdentitySettings settings;
    private volatile Parsed parsed = new Parsed("", new JWKSet());

    SigningKeys(IdentitySettings settings) {
        this.settings = settings;
    }

    /** Makes a private JWK set of one new RSA key for RS256, named by its own thumbprint. */
    public static String generate() {
        try {
            JWK key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new JWKSet(key).toString(false);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("this JDK cannot make RSA keys", impossible);
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(current());
    }

    /** The name of the key that signs. */
    String signingKeyId() {
        return current().getKeys().getFirst().getKeyID();
    }

    private JWKSet current() {
        String json = settings.signingKeys();
        Parsed known = parsed;
        if (!known.json.equals(json)) {
            known = new Parsed(json, parse(json));
            parsed = known;
        }
        return known.keys;
    }

    private static JWKSet parse(String json) {
        try {
            JWKSet keys = JWKSet.parse(json);
            if (keys.isEmpty() || !keys.getKeys().getFirst().isPrivate()) {
                throw new IllegalStateException("the issuer's JWK set has no private key to sign with");
            }
            return keys;
        } catch (ParseException broken) {
            // the message of the parser may quote the key
            throw new IllegalStateException("the issuer's signing keys are not a JWK set");
        }
    }

    private record Parsed(String json, JWKSet keys) {}
}
