package io.grocellery.imagebuild;

import io.grocellery.core.artifact.Claim;
import io.grocellery.core.artifact.Envelope;
import io.grocellery.core.artifact.Statement;
import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.model.Digest;
import io.grocellery.core.problem.ExplainedException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public keys whose signatures count. */
public final class TrustedKeys {

    private final Map<Digest, PublicKey> keys;

    private TrustedKeys(Map<Digest, PublicKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads public keys in PEM; text around them is for people.
     *
     * @throws ExplainedException when one of them is no ECDSA key
     */
    public static TrustedKeys parse(String text) {
        Map<Digest, PublicKey> keys = new LinkedHashMap<>();
        try {
            for (byte[] block : Pem.blocks(PublicKeys.LABEL, text)) {
                PublicKey key = PublicKeys.decode(block);
                keys.put(PublicKeys.id(key), key);
            }
        } catch (GeneralSecurityException | IllegalArgumentException unfit) {
            throw new ExplainedException(
                    "signatures cannot be checked",
                    "a trusted key is no ECDSA key in PEM: " + unfit.getMessage(),
                    "correct the file of trusted keys",
                    unfit);
        }
        return new TrustedKeys(keys);
    }

    /** By the SHA-256 of each. */
    public List<Digest> ids() {
        return List.copyOf(keys.keySet());
    }

    /** What a file is worth that should hold a signed statement of a kind. */
    public Claim claim(AttestationKind kind, String file) {
        Envelope envelope;
        try {
            envelope = EnvelopeJson.parse(file);
        } catch (IllegalArgumentException malformed) {
            return new Claim.Unreadable(String.valueOf(malformed.getMessage()));
        }
        Optional<Digest> signer = signer(envelope);
        return signer.isPresent() ? trusted(kind, envelope, signer.get()) : doubtful(envelope);
    }

    /** Nothing of a statement is read before its signature holds. */
    private static Claim trusted(AttestationKind kind, Envelope envelope, Digest signer) {
        try {
            Statement statement = StatementJson.parse(envelope);
            return statement.kind() == kind
                    ? new Claim.Trusted(statement, signer)
                    : new Claim.Unreadable("it is a statement of another kind: " + statement.kind());
        } catch (IllegalArgumentException malformed) {
            return new Claim.Unreadable(String.valueOf(malformed.getMessage()));
        }
    }

    private Claim doubtful(Envelope envelope) {
        List<String> named =
                envelope.signatures().stream().map(Envelope.Signature::keyId).toList();
        return keys.keySet().stream()
                .filter(key -> named.contains(key.value()))
                .findFirst()
                .<Claim>map(Claim.Altered::new)
                .orElseGet(() -> new Claim.Stranger(named));
    }

    private Optional<Digest> signer(Envelope envelope) {
        byte[] signed = envelope.signed();
        return envelope.signatures().stream()
                .flatMap(signature -> keys.entrySet().stream()
                        .filter(key -> mayBe(signature, key.getKey()))
                        .filter(key -> verifies(key.getValue(), signed, signature))
                        .map(Map.Entry::getKey))
                .findFirst();
    }

    /** Other tools name keys otherwise, or not at all: then every trusted key is tried. */
    private static boolean mayBe(Envelope.Signature signature, Digest key) {
        return signature.keyId().isEmpty() || signature.keyId().equals(key.value());
    }

    private static boolean verifies(PublicKey key, byte[] signed, Envelope.Signature signature) {
        try {
            return PublicKeys.verify(key, signed, signature.bytes());
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
