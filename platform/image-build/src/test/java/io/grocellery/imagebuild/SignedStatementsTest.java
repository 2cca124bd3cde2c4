package io.grocellery.imagebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.artifact.Claim;
import io.grocellery.core.artifact.Statement;
import io.grocellery.core.artifact.Subject;
import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.model.Digest;
import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedStatementsTest {

    private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
    private static final TrustedKeys TRUSTED = TrustedKeys.parse("whose key this is\n" + KEY.publicPem());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private SampleRelease sample;

    @BeforeEach
    void release() throws IOException {
        sample = SampleRelease.in(folder);
    }

    @Test
    void whatATrustedKeySignedIsReadAsItWasSaid() {
        Statement said = provenance();

        assertThat(claim(AttestationKind.PROVENANCE, KEY.seal(said))).isEqualTo(new Claim.Trusted(said, KEY.id()));
    }

    @Test
    void aKeyIsTheSameAfterItWasKeptInAFile() {
        SigningKey again = SigningKey.parse(KEY.pem());

        assertThat(again.id()).isEqualTo(KEY.id());
        assertThat(claim(AttestationKind.PROVENANCE, again.seal(provenance()))).isInstanceOf(Claim.Trusted.class);
    }

    @Test
    void aPrivateKeyBesideAnothersPublicPartIsRefused() {
        SigningKey other = SigningKey.generate(new SecureRandom());
        String mixed = KEY.pem().replace(KEY.publicPem(), other.publicPem());

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> SigningKey.parse(mixed))
                .satisfies(refused -> assertThat(refused.why()).contains("do not belong together"));
    }

    @Test
    void aStrangersSignatureIsNotTrusted() {
        SigningKey stranger = SigningKey.generate(new SecureRandom());

        assertThat(claim(AttestationKind.PROVENANCE, stranger.seal(provenance())))
                .isEqualTo(new Claim.Stranger(List.of(stranger.id().value())));
    }

    @Test
    void everyChangedWordOfThePayloadIsNoticed() {
        String signed = KEY.seal(provenance());
        String altered = withPayload(signed, payload(signed).replace("8c1540d", "8c1540e"));

        assertThat(altered).isNotEqualTo(signed);
        assertThat(claim(AttestationKind.PROVENANCE, altered)).isEqualTo(new Claim.Altered(KEY.id()));
    }

    @Test
    void theMediaTypeIsSignedToo() {
        String signed = KEY.seal(provenance()).replace("application/vnd.in-toto+json", "application/json");

        assertThat(claim(AttestationKind.PROVENANCE, signed)).isEqualTo(new Claim.Altered(KEY.id()));
    }

    @Test
    void aSignatureWithoutAKeysNameIsTriedWithEveryTrustedKey() {
        String signed = KEY.seal(provenance()).replace(KEY.id().value(), "");

        assertThat(claim(AttestationKind.PROVENANCE, signed)).isInstanceOf(Claim.Trusted.class);
    }

    @Test
    void aStatementOfAnotherKindIsNone() {
        assertThat(claim(AttestationKind.SCAN, KEY.seal(provenance())))
                .isEqualTo(new Claim.Unreadable("it is a statement of another kind: provenance"));
    }

    @Test
    void whatIsNoEnvelopeIsSaidToBeNone() {
        assertThat(claim(AttestationKind.SBOM, "{]")).isEqualTo(new Claim.Unreadable("it is no JSON object"));
        assertThat(claim(AttestationKind.SBOM, "{}")).isEqualTo(new Claim.Unreadable("it lacks 'payload', a text"));
    }

    @Test
    void provenanceNamesBuilderCommitPatchesAndEveryLibrary() {
        assertThat(KEY.seal(provenance()))
                .satisfies(signed -> assertThat(payload(signed))
                        .contains("\"predicateType\":\"https://slsa.dev/provenance/v1\"")
                        .contains("\"gitCommit\":\"" + "a".repeat(40))
                        .contains("\"builder\":{\"id\":\"urn:grocellery:installation:ours\"}")
                        .contains("\"name\":\"spring-core-7.0.1.jar\"")
                        .contains("\"ref\":\"main\""));
    }

    @Test
    void provenanceOfAnImageNamesItAndTheRuntimeInItOnce() {
        List<Subject> image = List.of(Subject.archive(Digest.of("image")));

        Statement twice = Statements.withImage(
                Statements.withImage(provenance(), image, Digest.of("old")), image, Digest.of("runtime"));

        assertThat(twice.archive()).contains(Digest.of("image"));
        assertThat(payload(KEY.seal(twice)))
                .containsOnlyOnce("image-root")
                .contains(Digest.of("runtime").value(), "spring-core-7.0.1.jar");
    }

    @Test
    void aScanIsAttestedByItsToolsAndCounts() {
        Statement scan = Statements.scan(sample.release(), List.of(), report("ran"), Instant.EPOCH);

        assertThat(scan.predicate())
                .containsEntry("scannedOn", "2026-11-27T23:46:00Z")
                .containsEntry("counts", Map.of("critical", 0))
                .containsEntry("waived", 0L)
                .containsEntry("scans", List.of(Map.of("scan", "image", "outcome", "ran", "findings", 2)));
    }

    @Test
    void aReportOfNoScanThatRanIsNotAttested() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Statements.scan(sample.release(), List.of(), report("not-run"), Instant.EPOCH))
                .withMessageContaining("no scan in it ran");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Statements.scan(sample.release(), List.of(), Map.of("kind", "tests"), Instant.EPOCH))
                .withMessageContaining("no report of kind scan");
    }

    private Statement provenance() {
        return Statements.provenance(new BuildFacts(
                sample.release(),
                Optional.of("a".repeat(40)),
                Optional.of("main"),
                true,
                "ours",
                Map.of("jdk", "25"),
                ReleaseContent.of(sample.files()),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(30)));
    }

    private static Map<String, Object> report(String outcome) {
        return Map.of(
                "kind",
                "scan",
                "at",
                "2026-11-27T23:46:00Z",
                "counts",
                Map.of("critical", 0),
                "scans",
                List.of(Map.of("scan", "image", "outcome", outcome, "findings", 2, "seconds", 3.5)));
    }

    private static Claim claim(AttestationKind kind, String file) {
        return TRUSTED.claim(kind, file);
    }

    private static String payload(String signed) {
        String base64 = signed.replaceFirst("(?s).*\"payload\":\"([^\"]+)\".*", "$1");
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static String withPayload(String signed, String payload) {
        return signed.replaceFirst(
                "\"payload\":\"[^\"]+\"",
                "\"payload\":\"" + Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + "\"");
    }
}
