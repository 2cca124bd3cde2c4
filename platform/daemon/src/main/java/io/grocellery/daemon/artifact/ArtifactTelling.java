package io.grocellery.daemon.artifact;

import io.grocellery.core.artifact.ArtifactPolicy;
import io.grocellery.core.artifact.BillOfMaterials;
import io.grocellery.core.artifact.Claim;
import io.grocellery.core.artifact.ReleaseArtifact;
import io.grocellery.core.artifact.ScanClaim;
import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.model.Digest;
import io.grocellery.core.release.Release;
import io.grocellery.core.status.ArtifactStatus;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words what was found of a release. */
record ArtifactTelling(ReleaseArtifact artifact, ReleasePapers papers) {

    ArtifactStatus status(ArtifactPolicy policy) {
        Release release = artifact.release();
        Optional<ReleasePapers.ImageNames> names = papers.imageNames();
        return new ArtifactStatus(
                release.service().value(),
                release.id().value(),
                release.digest().value(),
                release.commit(),
                names.map(name -> "sha256:" + name.manifest()).orElse(null),
                names.map(name -> "sha256:" + name.id()).orElse(null),
                artifact.archive().map(there -> papers.archive().toString()).orElse(null),
                artifact.archive().map(Digest::value).orElse(null),
                Files.exists(papers.archive()) ? papers.archive().toFile().length() : 0,
                attestations(),
                signer().map(Digest::value).orElse(null),
                artifact.claim(AttestationKind.SBOM)
                        .trusted()
                        .map(statement -> new BillOfMaterials(statement.predicate()).size())
                        .orElse(0),
                artifact.claim(AttestationKind.SCAN)
                        .trusted()
                        .map(statement -> new ScanClaim(statement).unclaimed())
                        .orElse(List.of()),
                policy.refusals(artifact).stream()
                        .map(refusal -> new ArtifactStatus.Doubt(refusal.code(), refusal.why(), refusal.remedy()))
                        .toList());
    }

    private Map<String, String> attestations() {
        return Arrays.stream(AttestationKind.values())
                .collect(Collectors.toMap(AttestationKind::toString, kind -> word(artifact.claim(kind))));
    }

    private static String word(Claim claim) {
        return switch (claim) {
            case Claim.Missing missing -> "missing";
            case Claim.Unreadable unreadable -> "unreadable";
            case Claim.Stranger stranger -> "stranger";
            case Claim.Altered altered -> "altered";
            case Claim.Trusted trusted -> "trusted";
        };
    }

    private Optional<Digest> signer() {
        return artifact.claim(AttestationKind.SIGNATURE) instanceof Claim.Trusted trusted
                ? Optional.of(trusted.key())
                : Optional.empty();
    }
}
