package io.grocellery.imagebuild;

import io.grocellery.core.artifact.Envelope;
import io.grocellery.core.artifact.Statement;
import io.grocellery.core.model.Digest;
import io.grocellery.core.problem.ExplainedException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** The key that an installation signs with: ECDSA over P-256 with SHA-256, what cosign and in-toto's tools take. */
public final class SigningKey {

    private static final String PRIVATE = "PRIVATE KEY";

    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** A new one. */
    public static SigningKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK lacks ECDSA over P-256", missing);
        }
    }

    /**
     * The one that {@link #pem()} has written.
     *
     * @throws ExplainedException when the text is none
     */
    public static SigningKey parse(String pem) {
        try {
            PrivateKey secret = KeyFactory.getInstance("EC")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Pem.blocks(PRIVATE, pem).getFirst()));
            PublicKey open = PublicKeys.decode(Pem.blocks(PublicKeys.LABEL, pem).getFirst());
            SigningKey key = new SigningKey(secret, open);
            key.requirePair();
            return key;
        } catch (GeneralSecurityException | RuntimeException unfit) {
            throw new ExplainedException(
                    "releases cannot be signed",
                    "the signing key is not one that was made here: " + unfit.getMessage(),
                    "remove the key's file: the next release makes a new one, and its public part has to be trusted anew",
                    unfit);
        }
    }

    private void requirePair() throws GeneralSecurityException {
        byte[] trial = Envelope.signed("trial", "trial");
        if (!PublicKeys.verify(open, trial, sign(trial))) {
            throw new GeneralSecurityException("its private and public parts do not belong together");
        }
    }

    /** Both parts, the secret one among them. */
    public String pem() {
        return Pem.text(PRIVATE, secret.getEncoded()) + publicPem();
    }

    /** The part that everybody may know. */
    public String publicPem() {
        return Pem.text(PublicKeys.LABEL, open.getEncoded());
    }

    /** The SHA-256 of its public part. */
    public Digest id() {
        return PublicKeys.id(open);
    }

    /** A statement in a signed envelope, as a file holds it. */
    public String seal(Statement statement) {
        String payload = StatementJson.text(statement);
        String signature = Base64.getEncoder().encodeToString(signature(Envelope.signed(Envelope.IN_TOTO, payload)));
        return EnvelopeJson.text(
                new Envelope(Envelope.IN_TOTO, payload, List.of(new Envelope.Signature(id().value(), signature))));
    }

    private byte[] signature(byte[] text) {
        try {
            return sign(text);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("the signing key does not sign", failed);
        }
    }

    private byte[] sign(byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(PublicKeys.ALGORITHM);
        signature.initSign(secret);
        signature.update(text);
        return signature.sign();
    }
}
