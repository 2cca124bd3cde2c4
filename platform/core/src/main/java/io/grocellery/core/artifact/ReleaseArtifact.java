package io.grocellery.core.artifact;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.model.Digest;
import io.grocellery.core.release.Release;
import java.util.Map;
import java.util.Optional;

/**
 * A release as it lies there now, with what is said of it.
 *
 * @param files its files, by path below its folder, with the SHA-256 of what they hold now
 * @param archive the SHA-256 of what the file of its image holds now; empty when there is no image
 * @param claims what was found of each kind; a kind that is not named is missing
 */
public record ReleaseArtifact(
        Release release, Map<String, Digest> files, Optional<Digest> archive, Map<AttestationKind, Claim> claims) {

    private static final Claim MISSING = new Claim.Missing();

    public ReleaseArtifact {
        files = Map.copyOf(files);
        claims = Map.copyOf(claims);
    }

    /** What was found of a kind. */
    public Claim claim(AttestationKind kind) {
        return claims.getOrDefault(kind, MISSING);
    }

    /** The image that statements should be about: the signed one, or what lies there while none is signed. */
    Optional<Digest> expectedArchive() {
        return claim(AttestationKind.SIGNATURE)
                .trusted()
                .flatMap(Statement::archive)
                .or(() -> archive);
    }
}
