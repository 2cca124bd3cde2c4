package io.grocellery.daemon.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.artifact.ScanClaim;
import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.gate.Gate;
import io.grocellery.core.gate.GateExpression;
import io.grocellery.core.model.Digest;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseCandidate;
import io.grocellery.core.rollout.Refusal;
import io.grocellery.core.status.ArtifactStatus;
import io.grocellery.core.time.Patience;
import io.grocellery.deliveryfile.DeliveryFileReader;
import io.grocellery.deliveryfile.InvalidDeliveryFileException;
import io.grocellery.imagebuild.ImageRoot;
import io.grocellery.imagebuild.ReleaseContent;
import io.grocellery.target.local.release.FolderReleaseStore;
import io.grocellery.target.local.release.FolderReleaseStore.Publication;
import io.grocellery.testkit.checkout.Checkout;
import io.grocellery.testkit.time.ManualClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases, images and statements in real files; every way to tamper with them is refused. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class AttestationsIT {

    private static final ServiceName ORDERS = new ServiceName("order-service");
    private static final Set<AttestationKind> ALL = EnumSet.allOf(AttestationKind.class);
    private static final Map<String, Object> REPORT = Map.of(
            "kind", "scan",
            "counts", Map.of("critical", 0, "high", 2),
            "scans",
                    List.of(
                            Map.of("scan", "container", "outcome", "ran", "findings", 0),
                            Map.of("scan", "image", "outcome", "not-run", "why", "trivy is not installed")),
            "unclaimed", List.of("that the images pass Trivy's checks"));

    private final ManualClock clock = ManualClock.inJanuary();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private FolderReleaseStore store;
    private Attestations attestations;
    private Path jar;

    @BeforeEach
    void installation() throws IOException {
        store = new FolderReleaseStore(folder.resolve("releases"), clock);
        attestations = attestations("keys");
        jar = jar("one");
    }

    private Attestations attestations(String keys) throws IOException {
        Path script = Files.writeString(
                folder.resolve("root.sh"), "#!/bin/sh\nmkdir -p $1/opt/java/bin; echo java >$1/opt/java/bin/java\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new Attestations(
                store,
                new InstallationKeys(
                        folder.resolve(keys),
                        new Patience(clock, clock::advance, Duration.ofMillis(50)),
                        new SecureRandom()),
                new ImageRoot(script, folder, folder.resolve("root")),
                folder.resolve("layers"),
                Optional.of(new Gate(ScanClaim.GATE, GateExpression.parse("0 critical, <5 high"))),
                clock);
    }

    private Path jar(String content) throws IOException {
        return jar(content, "");
    }

    private Path jar(String content, String libraries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries);
        Path file = folder.resolve("built.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.putNextEntry(new JarEntry("content.txt"));
            entries.write(content.getBytes(UTF_8));
            entries.closeEntry();
        }
        return file;
    }

    @Test
    void whatIsSignedBuiltAndScannedIsTaken() throws IOException {
        Release release = complete();

        assertThat(attestations.doubts(release, ALL)).isEmpty();
        ArtifactStatus status = attestations.status(release, ALL);
        assertThat(status.attestations())
                .containsOnlyKeys("signature", "provenance", "sbom", "scan")
                .allSatisfy((kind, word) -> assertThat(word).isEqualTo("trusted"));
        assertThat(status.archiveSha256())
                .isEqualTo(ReleaseContent.digest(archive(release)).value());
        assertThat(status.image()).startsWith("sha256:").hasSize(71);
        assertThat(status.components()).isEqualTo(1);
    }

    @Test
    void whatAScanLeavesOpenIsToldAndIsNoReasonToRefuse() throws IOException {
        Release release = complete();

        assertThat(attestations.doubts(release, ALL)).isEmpty();
        assertThat(attestations.unclaimed(release)).containsExactly("that the images pass Trivy's checks");
        assertThat(attestations.status(release, ALL).unclaimed())
                .containsExactly("that the images pass Trivy's checks");
    }

    @Test
    void aScanThatFoundTooMuchIsSignedAndRefused() throws IOException {
        Release release = complete();
        Map<String, Object> bad = new HashMap<>(REPORT);
        bad.put("counts", Map.of("critical", 1, "high", 0));

        attestations.scanned(release, Optional.of(ReleaseContent.digest(archive(release))), bad);

        assertRefused(release, "scan-over-gate", "1 critical is not 0 critical");
    }

    @Test
    void anEnvironmentThatAsksForNothingTakesWhatNobodySigned() {
        assertThat(attestations.doubts(published(), Set.of())).isEmpty();
    }

    @Test
    void whatNobodySignedOrScannedIsRefused() {
        assertThat(attestations.doubts(published(), ALL))
                .extracting(Refusal::code)
                .containsExactly("release-unsigned", "provenance-missing", "sbom-missing", "release-unscanned");
    }

    @Test
    void aChangedFileOfTheReleaseIsRefusedByItsName() throws IOException {
        Release release = complete();
        Files.writeString(store.files(release).jar(), "more", StandardOpenOption.APPEND);

        assertRefused(release, "release-altered", "app/order-service.jar was changed");
    }

    @Test
    void aChangedManifestIsRefused() throws IOException {
        Release release = complete();
        Path manifest = store.files(release).folder().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("8c1540d", "0000000"));

        assertRefused(release, "release-altered", "manifest.json was changed");
    }

    @Test
    void aChangedImageIsRefused() throws IOException {
        Release release = complete();
        Files.writeString(archive(release), "more", StandardOpenOption.APPEND);

        assertRefused(release, "image-altered", "its file has the SHA-256 ");
    }

    @Test
    void aChangedStatementIsRefused() throws IOException {
        Release release = complete();
        Path scan = statement(release, AttestationKind.SCAN);
        Path provenance = statement(release, AttestationKind.PROVENANCE);
        Files.writeString(
                scan,
                Files.readString(scan)
                        .replaceFirst(
                                "\"payload\":\"[^\"]*\"",
                                "\"payload\":\"" + payload(Files.readString(provenance)) + "\""));

        assertRefused(release, "attestation-altered", "the scan of");
    }

    @Test
    void theStatementOfAnotherReleaseIsRefused() throws IOException {
        Release other = complete();
        jar = jar("two");
        Release release = complete();
        Files.copy(
                statement(other, AttestationKind.SCAN),
                statement(release, AttestationKind.SCAN),
                StandardCopyOption.REPLACE_EXISTING);

        assertRefused(release, "attestation-foreign", "is about something else: order-service@" + other.id());
    }

    @Test
    void whatAnotherInstallationSignedIsRefusedUntilItsKeyIsTrusted() throws IOException {
        Release release = completedBy(attestations("their-keys"));
        attestations.attest(new Publication(published("three"), true, Map.of()), origin());

        assertThat(attestations.doubts(release, ALL))
                .extracting(Refusal::code)
                .containsExactly("signer-unknown", "signer-unknown", "signer-unknown", "signer-unknown");

        Path trusted = folder.resolve("keys/trusted-keys.pem");
        Files.writeString(
                trusted, Files.readString(folder.resolve("their-keys/signing-key.pub")), StandardOpenOption.APPEND);
        assertThat(attestations.doubts(release, ALL)).isEmpty();
    }

    @Test
    void anImageThatIsMadeAfterTheScanIsUnscanned() throws IOException {
        Release release = published();
        attestations.attest(new Publication(release, false, Map.of()), origin());
        attestations.scanned(release, Optional.empty(), REPORT);
        assertThat(attestations.doubts(release, ALL)).isEmpty();

        attestations.image(release);

        assertRefused(release, "image-unscanned", "was made or changed after the scan");
    }

    @Test
    void theSameImageMadeAgainNeedsNoOtherScan() throws IOException {
        Release release = complete();

        attestations.image(release);

        assertThat(attestations.doubts(release, ALL)).isEmpty();
    }

    @Test
    void aScanOfAnotherFileThanTheImageIsNotAttested() throws IOException {
        Release release = complete();

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> attestations.scanned(release, Optional.of(Digest.of("other")), REPORT))
                .satisfies(refused -> assertThat(refused.why()).contains("not the one that was scanned"));
    }

    @Test
    void aReportWithoutAnyScanThatRanIsNotAttested() {
        Release release = published();

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> attestations.scanned(release, Optional.empty(), Map.of("kind", "scan")))
                .satisfies(refused -> assertThat(refused.why()).contains("no scan in it ran"));
    }

    @Test
    void anAlteredReleaseIsNeitherSignedNorMadeAnImageOf() throws IOException {
        Release release = published();
        Files.writeString(store.files(release).jar(), "more", StandardOpenOption.APPEND);

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> attestations.attest(new Publication(release, false, Map.of()), origin()))
                .satisfies(refused -> assertThat(refused.why()).contains("somebody changed them"));
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> attestations.image(release))
                .satisfies(refused -> assertThat(refused.why()).contains("is not signed"));
    }

    @Test
    void whatWasReadToPublishIsSignedWithoutReadingItAgain() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/spring-core-7.0.1.jar"), "spring");
        jar = jar("one", "lib/spring-core-7.0.1.jar");
        Set<AttestationKind> made = Set.of(AttestationKind.SIGNATURE, AttestationKind.PROVENANCE, AttestationKind.SBOM);
        Publication published = store.publication(origin().candidate());
        Release release = published.release();

        assertThat(published.known()).containsOnlyKeys("app/lib/spring-core-7.0.1.jar");
        attestations.attest(published, origin());

        assertThat(attestations.doubts(release, made)).isEmpty();
        assertThat(store.publication(origin().candidate()).laidOut()).isFalse();
        Files.writeString(store.files(release).app().resolve("lib/spring-core-7.0.1.jar"), "autumn");
        assertThat(attestations.doubts(release, made))
                .extracting(Refusal::why)
                .anyMatch(why -> why.contains("app/lib/spring-core-7.0.1.jar was changed"));
    }

    @Test
    void onlyTheOwnerMayReadThePrivateKeyAndItIsMadeOnce() throws IOException {
        Release release = published();
        assertThat(attestations.attest(new Publication(release, false, Map.of()), origin()))
                .hasSize(3);
        String first = Files.readString(folder.resolve("keys/signing-key.pem"));

        assertThat(attestations.attest(new Publication(release, false, Map.of()), origin()))
                .isEmpty();
        attestations.attest(new Publication(published("another"), true, Map.of()), origin());

        assertThat(folder.resolve("keys/signing-key.pem")).content().isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys/signing-key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** What {@code up} and {@code release} make is taken by the product's own production and staging, and nothing less. */
    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void ourOwnDeliveryFileTakesWhatIsSignedAndNothingElse(String environment)
            throws IOException, InvalidDeliveryFileException {
        Set<AttestationKind> asked = ownFile()
                .environment(new EnvironmentName(environment))
                .orElseThrow()
                .attestations();
        Release release = published();
        assertThat(attestations.doubts(release, asked))
                .extracting(Refusal::code)
                .containsExactly("release-unsigned", "provenance-missing", "sbom-missing");

        attestations.attest(new Publication(release, false, Map.of()), origin());
        assertThat(attestations.doubts(release, asked)).isEmpty();

        attestations.image(release);
        assertThat(attestations.doubts(release, asked)).isEmpty();
        Files.writeString(archive(release), "more", StandardOpenOption.APPEND);
        assertThat(attestations.doubts(release, asked))
                .extracting(Refusal::code)
                .containsExactly("image-altered");

        Files.writeString(store.files(release).jar(), "more", StandardOpenOption.APPEND);
        assertThat(attestations.doubts(release, asked))
                .extracting(Refusal::code)
                .containsExactly("release-altered", "image-altered");
    }

    private static Delivery ownFile() throws IOException, InvalidDeliveryFileException {
        return new DeliveryFileReader().read(Checkout.folder().resolve("delivery.yaml"));
    }

    private Release published() {
        return store.publish(origin().candidate());
    }

    private Release published(String content) throws IOException {
        jar = jar(content);
        return published();
    }

    private Release complete() throws IOException {
        return completedBy(attestations);
    }

    private Release completedBy(Attestations signing) throws IOException {
        Release release = published();
        signing.attest(new Publication(release, true, Map.of()), origin());
        signing.image(release);
        signing.scanned(release, Optional.of(ReleaseContent.digest(archive(release))), REPORT);
        return release;
    }

    private Origin origin() {
        return Origin.asBuilt(
                new ReleaseCandidate(ORDERS, jar, "8c1540d"), Optional.of("a".repeat(40)), clock.instant());
    }

    private void assertRefused(Release release, String code, String why) {
        assertThat(attestations.doubts(release, ALL)).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.why()).contains(why);
        });
    }

    private Path archive(Release release) {
        return store.files(release).folder().resolve("image/image.tar");
    }

    private Path statement(Release release, AttestationKind kind) {
        return store.files(release).folder().resolve("attestations/" + kind + ".intoto.json");
    }

    private static String payload(String signed) {
        return signed.replaceFirst("(?s).*\"payload\":\"([^\"]+)\".*", "$1");
    }
}
