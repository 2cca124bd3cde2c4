package io.grocellery.core.artifact;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.gate.Gate;
import io.grocellery.core.gate.Measurement;
import io.grocellery.core.rollout.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words what is wrong with one statement of a release. */
final class Doubts {

    private static final int SHORT = 12;

    private final ReleaseArtifact artifact;
    private final AttestationKind kind;
    private final Optional<Gate> weaknesses;

    /** @param weaknesses what a scan may have found; empty when it may have found anything */
    Doubts(ReleaseArtifact artifact, AttestationKind kind, Optional<Gate> weaknesses) {
        this.artifact = artifact;
        this.kind = kind;
        this.weaknesses = weaknesses;
    }

    Refusal missing() {
        return switch (kind) {
            case SIGNATURE ->
                new Refusal(
                        "release-unsigned",
                        release() + " is not signed: nobody says that it is what was built",
                        sign());
            case PROVENANCE ->
                new Refusal(
                        "provenance-missing", release() + " has no provenance: nobody says how it was built", sign());
            case SBOM ->
                new Refusal("sbom-missing", release() + " has no bill of materials: nobody says what is in it", sign());
            case SCAN -> new Refusal("release-unscanned", release() + " was not scanned for known weaknesses", scan());
        };
    }

    Refusal unreadable(Claim.Unreadable unreadable) {
        return new Refusal(
                "attestation-unreadable", the() + " cannot be read: " + unreadable.why(), removeAnd(remedy()));
    }

    Refusal stranger(Claim.Stranger stranger) {
        return new Refusal(
                "signer-unknown",
                the() + " is signed by " + names(stranger.keyIds()) + ", and no such key is trusted here",
                "Add the key to the trusted ones if you know whose it is; otherwise " + remedy().replace("Run", "run"));
    }

    Refusal altered(Claim.Altered altered) {
        return new Refusal(
                "attestation-altered",
                the() + " is not what " + names(List.of(altered.key().value())) + " signed: it was altered since",
                removeAnd(remedy()) + ", and find out who altered it");
    }

    /** Empty when the statement is about this release and its image. */
    Optional<Refusal> trusted(Statement statement) {
        if (!statement.covers(artifact.release().digest())) {
            return Optional.of(new Refusal(
                    "attestation-foreign",
                    the() + " is about something else: "
                            + statement.subjects().getFirst().name(),
                    removeAnd(remedy())));
        }
        return image(statement).or(() -> switch (kind) {
            case SBOM -> incomplete(statement);
            case SCAN -> weak(statement);
            case SIGNATURE, PROVENANCE -> Optional.empty();
        });
    }

    private Optional<Refusal> weak(Statement statement) {
        Measurement measured = new ScanClaim(statement).measured();
        return weaknesses
                .map(gate -> gate.judge(measured))
                .filter(verdict -> !verdict.passed())
                .map(verdict -> new Refusal(
                        "scan-over-gate",
                        the() + " shows too much: " + verdict.inWords(),
                        "Mend what the report of the scan names, make the release anew, and scan that; what may stay is"
                                + " said in policy/waivers.yaml"));
    }

    private Optional<Refusal> incomplete(Statement statement) {
        List<String> unnamed = new BillOfMaterials(statement.predicate()).unnamed(artifact.files());
        return unnamed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "sbom-incomplete",
                        the() + " does not name " + String.join(", ", unnamed),
                        removeAnd(remedy())));
    }

    private Optional<Refusal> image(Statement statement) {
        if (artifact.expectedArchive()
                .filter(archive -> !statement.covers(archive))
                .isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case SIGNATURE -> Optional.empty(); // told as an alteration
            case SCAN ->
                Optional.of(new Refusal(
                        "image-unscanned",
                        "the image of " + release() + " was made or changed after the scan, so it was not scanned",
                        scan()));
            case PROVENANCE, SBOM ->
                Optional.of(new Refusal(
                        "image-unattested", the() + " says nothing of its image as it lies there", image()));
        };
    }

    private String release() {
        return artifact.release().id() + " of " + artifact.release().service();
    }

    private String the() {
        return "the " + kind + " of " + release();
    }

    private static String names(List<String> keys) {
        return keys.isEmpty()
                ? "nobody"
                : keys.stream()
                        .map(key -> "key " + (key.length() > SHORT ? key.substring(0, SHORT) : key))
                        .collect(Collectors.joining(", "));
    }

    private String removeAnd(String remedy) {
        return "Remove its attestations, then " + remedy.replace("Run", "run");
    }

    private String remedy() {
        return kind == AttestationKind.SCAN ? scan() : sign();
    }

    private String sign() {
        return "Run ./grocellery release " + artifact.release().service()
                + " for the same source: it signs and attests";
    }

    private String scan() {
        return "Run ./grocellery image scan " + words();
    }

    private String image() {
        return "Run ./grocellery image build " + words();
    }

    private String words() {
        return artifact.release().service() + " " + artifact.release().id();
    }
}
