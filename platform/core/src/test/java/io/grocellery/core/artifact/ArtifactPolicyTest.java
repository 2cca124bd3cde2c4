package io.grocellery.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.gate.Gate;
import io.grocellery.core.gate.GateExpression;
import io.grocellery.core.model.Digest;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.release.Release;
import io.grocellery.core.rollout.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactPolicyTest {

    private static final Release RELEASE = new Release(
            new ServiceName("order-service"),
            Digest.of("content"),
            "8c1540d",
            List.of(),
            Instant.EPOCH,
            "25",
            List.of(),
            List.of());
    private static final Gate GATE = new Gate(ScanClaim.GATE, GateExpression.parse("0 critical, <5 high"));
    private static final Digest KEY = Digest.of("a key");
    private static final Digest ARCHIVE = Digest.of("the image");
    private static final Map<String, Digest> FILES = Map.of(
            "manifest.json", Digest.of("said"),
            "app/order-service.jar", Digest.of("classes"),
            "app/lib/spring-core-7.0.1.jar", Digest.of("spring"),
            "app/lib/own.jar", Digest.of("own"));
    private static final Map<String, Object> COMPONENTS = Map.of(
            "components",
            List.of(
                    Map.of("name", "spring-core", "version", "7.0.1"),
                    Map.of(
                            "name",
                            "called-otherwise",
                            "hashes",
                            List.of(Map.of(
                                    "alg",
                                    "SHA-256",
                                    "content",
                                    Digest.of("own").value())))));

    private final Map<AttestationKind, Claim> claims = new EnumMap<>(AttestationKind.class);

    ArtifactPolicyTest() {
        for (AttestationKind kind : AttestationKind.values()) {
            claims.put(kind, trusted(kind, Optional.of(ARCHIVE)));
        }
    }

    @Test
    void takesWhatIsSignedAsItLiesThere() {
        assertThat(refusals(FILES, Optional.of(ARCHIVE))).isEmpty();
    }

    @Test
    void takesAReleaseWithoutAnImageWhenNoneWasSigned() {
        for (AttestationKind kind : AttestationKind.values()) {
            claims.put(kind, trusted(kind, Optional.empty()));
        }
        assertThat(refusals(FILES, Optional.empty())).isEmpty();
    }

    @Test
    void takesEverythingWhereNothingIsAskedFor() {
        claims.clear();
        assertThat(new ArtifactPolicy(Set.of(), Optional.of(GATE)).refusals(artifact(Map.of(), Optional.empty())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SIGNATURE, release-unsigned, is not signed, ./grocellery release order-service",
        "PROVENANCE, provenance-missing, nobody says how it was built, ./grocellery release order-service",
        "SBOM, sbom-missing, nobody says what is in it, ./grocellery release order-service",
        "SCAN, release-unscanned, was not scanned, ./grocellery image scan order-service"
    })
    void eachKindThatIsMissingIsToldInItsOwnWords(AttestationKind kind, String code, String why, String remedy) {
        claims.remove(kind);
        assertOne(refusals(FILES, Optional.of(ARCHIVE)), code, why, remedy);
    }

    @Test
    void onlyWhatIsAskedForMayBeMissing() {
        claims.remove(AttestationKind.SCAN);
        assertThat(new ArtifactPolicy(Set.of(AttestationKind.SIGNATURE), Optional.of(GATE))
                        .refusals(artifact(FILES, Optional.of(ARCHIVE))))
                .isEmpty();
    }

    @Test
    void aStrangersSignatureIsNone() {
        claims.put(AttestationKind.PROVENANCE, new Claim.Stranger(List.of(KEY.value())));
        assertOne(
                refusals(FILES, Optional.of(ARCHIVE)),
                "signer-unknown",
                "is signed by key " + KEY.value().substring(0, 12),
                "Add the key to the trusted ones");
    }

    @Test
    void aStatementThatWasChangedAfterSigningIsRefused() {
        claims.put(AttestationKind.SCAN, new Claim.Altered(KEY));
        assertOne(
                refusals(FILES, Optional.of(ARCHIVE)),
                "attestation-altered",
                "the scan of " + RELEASE.id() + " of order-service is not what key",
                "Remove its attestations");
    }

    @Test
    void whatIsNoStatementIsRefused() {
        claims.put(AttestationKind.SBOM, new Claim.Unreadable("it is no JSON"));
        assertOne(refusals(FILES, Optional.of(ARCHIVE)), "attestation-unreadable", "it is no JSON", "Remove");
    }

    @Test
    void aStatementAboutAnotherReleaseIsRefused() {
        Statement other = new Statement(
                List.of(new Subject("cart-service@r-1", Digest.of("other"))), AttestationKind.SCAN, Map.of());
        claims.put(AttestationKind.SCAN, new Claim.Trusted(other, KEY));
        assertOne(
                refusals(FILES, Optional.of(ARCHIVE)),
                "attestation-foreign",
                "is about something else: cart-service@r-1",
                "./grocellery image scan");
    }

    @Test
    void aChangedAnAddedAndAMissingFileAreNamed() {
        Map<String, Digest> now = Map.of(
                "manifest.json", Digest.of("said"),
                "app/order-service.jar", Digest.of("other classes"),
                "app/lib/spring-core-7.0.1.jar", Digest.of("spring"),
                "app/lib/own-2.jar", Digest.of("own"));
        assertOne(
                refusals(now, Optional.of(ARCHIVE)),
                "release-altered",
                "app/lib/own-2.jar was added, app/lib/own.jar is gone, app/order-service.jar was changed",
                "find out who altered it");
    }

    @Test
    void anotherImageThanTheSignedOneIsRefused() {
        Digest tampered = Digest.of("tampered");
        assertOne(
                refusals(FILES, Optional.of(tampered)),
                "image-altered",
                "its file has the SHA-256 " + tampered + " instead of " + ARCHIVE,
                "find out who altered it");
    }

    @Test
    void anImageThatIsGoneIsRefused() {
        assertOne(refusals(FILES, Optional.empty()), "image-altered", "its file is gone", "./grocellery image build");
    }

    @Test
    void anImageMadeAfterTheScanIsUnscanned() {
        claims.put(AttestationKind.SCAN, trusted(AttestationKind.SCAN, Optional.empty()));
        assertOne(
                refusals(FILES, Optional.of(ARCHIVE)),
                "image-unscanned",
                "was made or changed after the scan",
                "./grocellery image scan order-service " + RELEASE.id());
    }

    @Test
    void anImageThatTheProvenanceDoesNotNameIsRefused() {
        claims.put(AttestationKind.PROVENANCE, trusted(AttestationKind.PROVENANCE, Optional.empty()));
        assertOne(
                refusals(FILES, Optional.of(ARCHIVE)),
                "image-unattested",
                "says nothing of its image",
                "./grocellery image build");
    }

    @Test
    void theSignatureIsAskedForWhereAnythingIs() {
        assertThat(new ArtifactPolicy(Set.of(AttestationKind.SCAN), Optional.empty()).required())
                .containsExactlyInAnyOrder(AttestationKind.SIGNATURE, AttestationKind.SCAN);
    }

    @Test
    void anImageThatNobodySignedIsRefused() {
        claims.put(AttestationKind.SIGNATURE, trusted(AttestationKind.SIGNATURE, Optional.empty()));
        assertOne(refusals(FILES, Optional.of(ARCHIVE)), "image-unsigned", "is not signed", "./grocellery image build");
    }

    @Test
    void aBillOfMaterialsThatLeavesALibraryOutIsRefused() {
        claims.put(
                AttestationKind.SBOM,
                new Claim.Trusted(
                        new Statement(
                                subjects(Optional.of(ARCHIVE)), AttestationKind.SBOM, Map.of("components", List.of())),
                        KEY));
        assertOne(
                refusals(FILES, Optional.of(ARCHIVE)),
                "sbom-incomplete",
                "does not name own.jar, spring-core-7.0.1.jar",
                "Remove its attestations");
    }

    @Test
    void aScanThatFoundMoreThanTheGateAllowsIsRefused() {
        claims.put(AttestationKind.SCAN, scan(Map.of("counts", counts(1, 0))));
        assertOne(
                refusals(FILES, Optional.of(ARCHIVE)),
                "scan-over-gate",
                "security_vulnerabilities 0 critical, <5 high: failed, 1 critical is not 0 critical",
                "policy/waivers.yaml");
    }

    @Test
    void aScanThatDoesNotTellWhatTheGateAsksIsRefused() {
        claims.put(AttestationKind.SCAN, scan(Map.of("counts", Map.of("critical", 0))));
        assertOne(refusals(FILES, Optional.of(ARCHIVE)), "scan-over-gate", "not measured", "scan that");
    }

    @Test
    void aScanThatLacksAToolIsTakenAndTellsWhatItCannotClaim() {
        Claim.Trusted scan =
                scan(Map.of("counts", counts(0, 0), "unclaimed", List.of("that no part has a known vulnerability")));
        claims.put(AttestationKind.SCAN, scan);

        assertThat(refusals(FILES, Optional.of(ARCHIVE))).isEmpty();
        assertThat(new ScanClaim(scan.statement()).unclaimed())
                .containsExactly("that no part has a known vulnerability");
    }

    @Test
    void withoutAGateAScanMayHaveFoundAnything() {
        claims.put(AttestationKind.SCAN, scan(Map.of("counts", counts(1, 9))));
        assertThat(new ArtifactPolicy(Set.of(AttestationKind.SCAN), Optional.empty())
                        .refusals(artifact(FILES, Optional.of(ARCHIVE))))
                .isEmpty();
    }

    private static Claim.Trusted scan(Map<String, Object> predicate) {
        return new Claim.Trusted(new Statement(subjects(Optional.of(ARCHIVE)), AttestationKind.SCAN, predicate), KEY);
    }

    private List<Refusal> refusals(Map<String, Digest> files, Optional<Digest> archive) {
        return new ArtifactPolicy(EnumSet.allOf(AttestationKind.class), Optional.of(GATE))
                .refusals(artifact(files, archive));
    }

    private ReleaseArtifact artifact(Map<String, Digest> files, Optional<Digest> archive) {
        return new ReleaseArtifact(RELEASE, files, archive, claims);
    }

    private static Claim trusted(AttestationKind kind, Optional<Digest> archive) {
        return new Claim.Trusted(new Statement(subjects(archive), kind, predicate(kind)), KEY);
    }

    private static Map<String, Object> predicate(AttestationKind kind) {
        return switch (kind) {
            case SBOM -> COMPONENTS;
            case SCAN -> Map.of("counts", counts(0, 4));
            case SIGNATURE, PROVENANCE -> Map.of();
        };
    }

    private static Map<String, Object> counts(int critical, int high) {
        return Map.of("critical", critical, "high", high, "medium", 30, "low", 2);
    }

    private static List<Subject> subjects(Optional<Digest> archive) {
        List<Subject> subjects = new ArrayList<>(List.of(Subject.release(RELEASE)));
        FILES.forEach((path, digest) -> subjects.add(Subject.file(path, digest)));
        archive.map(Subject::archive).ifPresent(subjects::add);
        return subjects;
    }

    private static void assertOne(List<Refusal> refusals, String code, String why, String remedy) {
        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.why()).contains(why);
            assertThat(refusal.remedy()).contains(remedy);
        });
    }
}
