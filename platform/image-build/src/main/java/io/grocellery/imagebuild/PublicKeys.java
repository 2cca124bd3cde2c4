package io.grocellery.imagebuild;

import io.grocellery.core.model.Digest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** What is done with public keys, wherever they come from. */
final class PublicKeys {

    static final String ALGORITHM = "SHA256withECDSA";
    static final String LABEL = "PUBLIC KEY";

    private PublicKeys() {}

    static PublicKey decode(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    }

    static Digest id(PublicKey key) {
        return sha256(key.getEncoded());
    }

    static Digest sha256(byte[] content) {
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK lacks SHA-256", missing);
        }
    }

    static boolean verify(PublicKey key, byte[] text, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initVerify(key);
        signature.update(text);
        return signature.verify(signed);
    }
}
