package io.grocellery.target.local.release;

import io.grocellery.core.model.Digest;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.Dependency;
import io.grocellery.core.release.Migration;
import io.grocellery.core.release.Patch;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseCandidate;
import io.grocellery.core.release.ReleaseFiles;
import io.grocellery.core.release.ReleaseStore;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FileTree;
import io.grocellery.target.local.files.JsonRecord;
import io.grocellery.target.local.files.UnreadableRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Releases laid out ready to run: {@code <service>/<digest>/} with {@code manifest.json} and {@code app/}, which holds
 * the jar and its libraries, or the files of a program that is no jar.
 */
public final class FolderReleaseStore implements ReleaseStore {

    private static final String MANIFEST = "manifest.json";
    private static final String APP = "app/";
    private static final String UNFINISHED = ".publishing-";

    private final Path folder;
    private final InstantSource clock;

    /** @param folder made when missing */
    public FolderReleaseStore(Path folder, InstantSource clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /**
     * A release that is there now.
     *
     * @param laidOut whether this very publication laid out its files, so that they are what was built
     * @param known the SHA-256 of files that this publication has copied just as they are, by path below the release's folder
     */
    public record Publication(Release release, boolean laidOut, Map<String, Digest> known) {

        public Publication {
            known = Map.copyOf(known);
        }

        /** One that was there before: what its files hold now, nobody knows. */
        static Publication present(Release release) {
            return new Publication(release, false, Map.of());
        }
    }

    @Override
    public Release publish(ReleaseCandidate candidate) {
        return publication(candidate).release();
    }

    /**
     * Publishes, and tells whether the release was there already.
     *
     * @throws ExplainedException when it cannot be published
     */
    public Publication publication(ReleaseCandidate candidate) {
        try (Artifact artifact = Artifact.open(candidate.artifact())) {
            return artifact.inOneFile() ? seen(candidate, artifact) : byContent(candidate, artifact);
        } catch (IOException | UncheckedIOException failed) {
            throw new ExplainedException(
                    candidate.service() + " cannot be released",
                    failed.toString(),
                    "build it anew, and check that " + folder + " can be written and has room",
                    failed);
        }
    }

    private Publication seen(ReleaseCandidate candidate, Artifact artifact) throws IOException {
        SeenArtifacts seen = new SeenArtifacts(folder, candidate.service(), clock);
        Optional<String> stamp = seen.stamp(candidate.artifact());
        Optional<Release> known =
                stamp.flatMap(seen::digest).flatMap(digest -> read(folderOf(candidate.service(), digest)));
        if (known.isPresent()) {
            return Publication.present(known.get());
        }
        Publication publication = byContent(candidate, artifact);
        if (stamp.isPresent() && stamp.equals(seen.stamp(candidate.artifact()))) {
            seen.remember(stamp.get(), publication.release().digest());
        }
        return publication;
    }

    private Publication byContent(ReleaseCandidate candidate, Artifact artifact) throws IOException {
        ContentDigest content = new ContentDigest();
        artifact.digest(content);
        Path target = folderOf(candidate.service(), content.digest());
        Optional<Release> present = read(target);
        return present.isPresent()
                ? Publication.present(present.get())
                : publication(candidate, artifact, content, target);
    }

    @Override
    public List<Release> list(ServiceName service) {
        Path releases = folder.resolve(service.value());
        if (!Files.isDirectory(releases)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(releases)) {
            return folders.map(this::read)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Release::createdAt).reversed())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot list " + releases, failed);
        }
    }

    @Override
    public void remove(ServiceName service, ReleaseId id) {
        find(service, id).ifPresent(release -> FileTree.delete(folderOf(service, release.digest())));
    }

    /** Where a release lies. */
    public ReleaseFiles files(Release release) {
        Path place = folderOf(release.service(), release.digest());
        JsonRecord manifest = JsonRecord.read(place.resolve(MANIFEST));
        return new ReleaseFiles(place, app(place), jar(place, release.service()), manifest.flag("springAot"));
    }

    /** Bytes of all its files, the start-up caches made for it included. */
    public long size(Release release) {
        Path place = folderOf(release.service(), release.digest());
        try {
            return FileTree.size(place);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + place, failed);
        }
    }

    /**
     * Whether a release lies there as its artifact is; not so when somebody changed a file of it since it was published.
     *
     * @throws UncheckedIOException when one of them cannot be read
     */
    public boolean isIntact(ReleaseCandidate candidate, Release release) {
        Path there = folderOf(release.service(), release.digest());
        try (Artifact artifact = Artifact.open(candidate.artifact())) {
            Path temporary = Files.createTempDirectory(there.resolveSibling(""), UNFINISHED);
            try {
                artifact.layOut(Files.createDirectories(app(temporary)), candidate.service());
                return FileTree.same(app(temporary), app(there))
                        && release.dependencies().equals(artifact.dependencies())
                        && release.migrations().equals(artifact.migrations());
            } finally {
                FileTree.delete(temporary);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot compare " + there + " with " + candidate.artifact(), failed);
        }
    }

    private Publication publication(ReleaseCandidate candidate, Artifact artifact, ContentDigest content, Path target)
            throws IOException {
        Path releases = DurableFile.folder(folder.resolve(candidate.service().value()));
        Path temporary = Files.createTempDirectory(releases, UNFINISHED);
        try {
            artifact.layOut(Files.createDirectories(app(temporary)), candidate.service());
            Release release = release(candidate, artifact, content.digest());
            JsonRecord.write(temporary.resolve(MANIFEST), manifest(release, artifact.springAot()));
            FileTree.synchronise(temporary);
            boolean first = putInPlace(temporary, target);
            DurableFile.synchronise(releases);
            Release published = read(target).orElse(release);
            return first ? new Publication(published, true, copied(artifact, content)) : Publication.present(published);
        } finally {
            FileTree.delete(temporary);
        }
    }

    private static Map<String, Digest> copied(Artifact artifact, ContentDigest content) {
        Map<String, Digest> copied = new HashMap<>();
        content.each()
                .forEach((name, digest) -> artifact.copiedTo(name).ifPresent(path -> copied.put(APP + path, digest)));
        return copied;
    }

    /**
     * When another process was first, its release is the same and stays: answers whether it was us. What is there without a
     * manifest is replaced.
     */
    private boolean putInPlace(Path temporary, Path target) throws IOException {
        if (Files.exists(target) && read(target).isEmpty()) {
            FileTree.delete(target);
        }
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException unsupported) {
            throw unsupported;
        } catch (FileSystemException taken) {
            if (read(target).isEmpty()) {
                throw taken;
            }
            return false;
        }
    }

    private Release release(ReleaseCandidate candidate, Artifact artifact, Digest digest) throws IOException {
        return new Release(
                candidate.service(),
                digest,
                candidate.commit(),
                candidate.patches(),
                clock.instant(),
                artifact.javaVersion(),
                artifact.dependencies(),
                artifact.migrations());
    }

    private static Map<String, Object> manifest(Release release, boolean springAot) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("service", release.service().value());
        values.put("release", release.id().value());
        values.put("digest", release.digest().value());
        values.put("commit", release.commit());
        values.put("patches", texts(release.patches()));
        values.put("createdAt", release.createdAt().toString());
        values.put("javaVersion", release.javaVersion());
        values.put("springAot", springAot);
        values.put("dependencies", texts(release.dependencies()));
        values.put("migrations", texts(release.migrations()));
        return values;
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    /** Empty when there is no whole release. */
    private Optional<Release> read(Path place) {
        Path manifest = place.resolve(MANIFEST);
        if (place.getFileName().toString().startsWith(".") || !Files.exists(manifest)) {
            return Optional.empty();
        }
        try {
            JsonRecord json = JsonRecord.read(manifest);
            return Optional.of(new Release(
                    new ServiceName(json.text("service")),
                    new Digest(json.text("digest")),
                    json.text("commit"),
                    json.texts("patches").stream().map(Patch::parse).toList(),
                    Instant.parse(json.text("createdAt")),
                    json.text("javaVersion"),
                    json.texts("dependencies").stream().map(Dependency::parse).toList(),
                    json.texts("migrations").stream()
                            .flatMap(file -> Migration.ofFile(file).stream())
                            .toList()));
        } catch (UnreadableRecordException | IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private Path folderOf(ServiceName service, Digest digest) {
        return folder.resolve(service.value()).resolve(digest.value());
    }

    private static Path jar(Path place, ServiceName service) {
        return app(place).resolve(service + ".jar");
    }

    private static Path app(Path place) {
        return place.resolve(APP);
    }
}
