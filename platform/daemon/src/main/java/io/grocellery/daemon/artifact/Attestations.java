package io.grocellery.daemon.artifact;

import io.grocellery.core.artifact.ArtifactPolicy;
import io.grocellery.core.artifact.Claim;
import io.grocellery.core.artifact.ReleaseArtifact;
import io.grocellery.core.artifact.ScanClaim;
import io.grocellery.core.artifact.Statement;
import io.grocellery.core.artifact.Subject;
import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.gate.Gate;
import io.grocellery.core.model.Digest;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseFiles;
import io.grocellery.core.rollout.Refusal;
import io.grocellery.core.status.ArtifactStatus;
import io.grocellery.imagebuild.BuildFacts;
import io.grocellery.imagebuild.ContentBill;
import io.grocellery.imagebuild.ImageBuilder;
import io.grocellery.imagebuild.ImageBuilder.Image;
import io.grocellery.imagebuild.ImageRoot;
import io.grocellery.imagebuild.ReleaseContent;
import io.grocellery.imagebuild.SigningKey;
import io.grocellery.imagebuild.Statements;
import io.grocellery.imagebuild.TrustedKeys;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.release.FolderReleaseStore;
import io.grocellery.target.local.release.FolderReleaseStore.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Signs what is known of releases, makes their images, and says what there is. */
public final class Attestations {

    private static final List<AttestationKind> MADE_HERE =
            List.of(AttestationKind.SIGNATURE, AttestationKind.PROVENANCE, AttestationKind.SBOM);

    private final FolderReleaseStore store;
    private final InstallationKeys keys;
    private final ImageRoot root;
    private final Path layers;
    private final Optional<Gate> weaknesses;
    private final InstantSource clock;

    /** @param weaknesses what a scan may have found; empty when it may have found anything */
    Attestations(
            FolderReleaseStore store,
            InstallationKeys keys,
            ImageRoot root,
            Path layers,
            Optional<Gate> weaknesses,
            InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.root = root;
        this.layers = layers;
        this.weaknesses = weaknesses;
        this.clock = clock;
    }

    /** The release as it lies there, with what is said of it. */
    public ReleaseArtifact look(Release release) {
        ReleaseFiles files = store.files(release);
        ReleasePapers papers = ReleasePapers.of(files);
        return new ReleaseArtifact(release, ReleaseContent.of(files), archive(papers), claims(papers));
    }

    /** What an environment that asks for these kinds has against the release. */
    public List<Refusal> doubts(Release release, Set<AttestationKind> required) {
        return required.isEmpty() ? List.of() : policy(required).refusals(look(release));
    }

    private ArtifactPolicy policy(Set<AttestationKind> required) {
        return new ArtifactPolicy(required, weaknesses);
    }

    /** What nobody can say of a release in spite of its scan. */
    public List<String> unclaimed(Release release) {
        return trusted(release, AttestationKind.SCAN)
                .map(statement -> new ScanClaim(statement).unclaimed())
                .orElse(List.of());
    }

    private Optional<Statement> trusted(Release release, AttestationKind kind) {
        return Optional.ofNullable(
                        claims(ReleasePapers.of(store.files(release))).get(kind))
                .flatMap(Claim::trusted);
    }

    /**
     * The bill of materials that was signed, in CycloneDX's JSON.
     *
     * @throws ExplainedException when there is none that can be trusted
     */
    public Map<String, Object> bill(Release release) {
        return trusted(release, AttestationKind.SBOM)
                .map(Statement::predicate)
                .orElseThrow(() -> new ExplainedException(
                        "there is no bill of materials of " + release.id(),
                        "nobody signed one who is trusted here",
                        "make the release with ./grocellery release " + release.service()));
    }

    private Map<AttestationKind, Claim> claims(ReleasePapers papers) {
        TrustedKeys trusted = keys.trusted();
        Map<AttestationKind, Claim> claims = new EnumMap<>(AttestationKind.class);
        for (AttestationKind kind : AttestationKind.values()) {
            papers.read(kind).ifPresent(file -> claims.put(kind, trusted.claim(kind, file)));
        }
        return claims;
    }

    private static Optional<Digest> archive(ReleasePapers papers) {
        return Files.exists(papers.archive()) ? Optional.of(ReleaseContent.digest(papers.archive())) : Optional.empty();
    }

    /**
     * Signs which files a new release consists of, how it was built, and which libraries are in it. What is signed
     * already stays as it is.
     *
     * @return the kinds that were signed now
     * @throws ExplainedException when the release was there before, unsigned, and altered since it was published
     */
    public List<AttestationKind> attest(Publication published, Origin origin) {
        Release release = published.release();
        ReleasePapers papers = ReleasePapers.of(store.files(release));
        List<AttestationKind> missing =
                MADE_HERE.stream().filter(kind -> papers.read(kind).isEmpty()).toList();
        if (!missing.isEmpty()) {
            if (!published.laidOut()) {
                requireIntact(release, origin);
            }
            SigningKey key = keys.signing();
            SortedMap<String, Digest> files = ReleaseContent.of(store.files(release), published.known());
            missing.forEach(kind -> papers.write(kind, key.seal(statement(kind, release, origin, files, key))));
        }
        return missing;
    }

    /** Whoever signs an altered release would make it trusted. */
    private void requireIntact(Release release, Origin origin) {
        if (!store.isIntact(origin.candidate(), release)) {
            throw new ExplainedException(
                    release.id() + " of " + release.service() + " is not signed",
                    "its files in the store are not those that were built: somebody changed them",
                    "remove the folder of that release, run the command again, and find out who changed it");
        }
    }

    private Statement statement(
            AttestationKind kind, Release release, Origin origin, SortedMap<String, Digest> files, SigningKey key) {
        return switch (kind) {
            case SIGNATURE -> Statements.signature(release, files);
            case PROVENANCE ->
                Statements.provenance(new BuildFacts(
                        release,
                        origin.source(),
                        origin.ref(),
                        origin.watched(),
                        key.id().value(),
                        Map.of("jdk", release.javaVersion()),
                        files,
                        origin.started(),
                        clock.instant()));
            case SBOM -> Statements.sbom(release, ContentBill.of(release, origin.bill(), files));
            case SCAN -> throw new IllegalArgumentException("a scan is attested by whoever scanned");
        };
    }

    /**
     * Makes the image of a release, and signs all that is known of the release of the image too.
     *
     * @throws ExplainedException when the release is not signed as it lies there, or no image can be made of it
     */
    public Image image(Release release) {
        ReleaseArtifact artifact = look(release);
        requireSigned(artifact);
        ReleaseFiles files = store.files(release);
        ReleasePapers papers = ReleasePapers.of(files);
        Path runtime = root.folder();
        Path unfinished = papers.archive().resolveSibling("image.new.tar");
        DurableFile.folder(papers.archive().resolveSibling(""));
        Image image = new ImageBuilder(runtime, layers).build(release, files, unfinished);
        replace(unfinished, papers.archive());
        papers.remember(image);
        signAnew(artifact, papers, image, runtime);
        return image;
    }

    private static void replace(Path unfinished, Path archive) {
        try {
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + archive, failed);
        }
    }

    /** What is wrong with an earlier image is mended by making one. */
    private void requireSigned(ReleaseArtifact artifact) {
        List<Refusal> refusals = policy(Set.copyOf(MADE_HERE)).refusals(artifact).stream()
                .filter(refusal -> !refusal.code().startsWith("image-"))
                .toList();
        if (!refusals.isEmpty()) {
            throw new ExplainedException(
                    "no image was made of " + artifact.release().id(),
                    refusals.getFirst().why(),
                    refusals.getFirst().remedy());
        }
    }

    private void signAnew(ReleaseArtifact artifact, ReleasePapers papers, Image image, Path runtime) {
        List<Subject> subjects = List.of(
                Subject.image(artifact.release().service(), image.manifest()), Subject.archive(image.archive()));
        SigningKey key = keys.signing();
        for (AttestationKind kind : MADE_HERE) {
            Statement said = artifact.claim(kind).trusted().orElseThrow();
            Statement anew = switch (kind) {
                case PROVENANCE -> Statements.withImage(said, subjects, ReleaseContent.tree(runtime));
                case SBOM -> ContentBill.withRuntime(said, runtime).about(subjects);
                default -> said.about(subjects);
            };
            papers.write(kind, key.seal(anew));
        }
    }

    /**
     * Signs that a release was scanned.
     *
     * @param archive the SHA-256 of the file of its image, where that was scanned
     * @param report what {@code ./grocellery scan --report} has written
     * @throws ExplainedException when the image is another one, or it is no report of a scan that ran
     */
    public void scanned(Release release, Optional<Digest> archive, Map<String, Object> report) {
        ReleasePapers papers = ReleasePapers.of(store.files(release));
        List<Subject> scanned = new ArrayList<>();
        archive.ifPresent(digest -> scanned.add(Subject.archive(requireThere(digest, papers, release))));
        try {
            Statement scan = Statements.scan(release, scanned, report, clock.instant());
            papers.write(AttestationKind.SCAN, keys.signing().seal(scan));
        } catch (IllegalArgumentException unfit) {
            throw new ExplainedException(
                    "the scan of " + release.id() + " was not attested",
                    String.valueOf(unfit.getMessage()),
                    "run ./grocellery image scan " + release.service() + " " + release.id()
                            + " where a scanner is installed",
                    unfit);
        }
    }

    private static Digest requireThere(Digest scanned, ReleasePapers papers, Release release) {
        if (!archive(papers).equals(Optional.of(scanned))) {
            throw new ExplainedException(
                    "the scan of " + release.id() + " was not attested",
                    "its image is not the one that was scanned",
                    "scan it again: ./grocellery image scan " + release.service() + " " + release.id());
        }
        return scanned;
    }

    /**
     * What there is to tell of a release, with what stands against it.
     *
     * @param required the kinds of statements that are asked for
     */
    public ArtifactStatus status(Release release, Set<AttestationKind> required) {
        return new ArtifactTelling(look(release), ReleasePapers.of(store.files(release))).status(policy(required));
    }
}
