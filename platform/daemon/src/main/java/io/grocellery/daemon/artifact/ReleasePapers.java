package io.grocellery.daemon.artifact;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.model.Digest;
import io.grocellery.core.release.ReleaseFiles;
import io.grocellery.imagebuild.ImageBuilder.Image;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.JsonRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the statements about a release and its image lie: in {@code attestations/} and {@code image/} beside its files.
 *
 * @param folder the release's
 */
record ReleasePapers(Path folder) {

    private static final String MANIFEST = "manifest";
    private static final String ID = "id";

    static ReleasePapers of(ReleaseFiles files) {
        return new ReleasePapers(files.folder());
    }

    Optional<String> read(AttestationKind kind) {
        Path file = file(kind);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    void write(AttestationKind kind, String sealed) {
        DurableFile.write(file(kind), sealed);
    }

    private Path file(AttestationKind kind) {
        return folder.resolve("attestations").resolve(kind + ".intoto.json");
    }

    Path archive() {
        return folder.resolve("image").resolve("image.tar");
    }

    void remember(Image image) {
        JsonRecord.write(
                imageFile(),
                Map.of(MANIFEST, image.manifest().value(), ID, image.id().value()));
    }

    /** The digests by which registries and engines know the image; empty when there is none. */
    Optional<ImageNames> imageNames() {
        if (!Files.exists(imageFile()) || !Files.exists(archive())) {
            return Optional.empty();
        }
        JsonRecord record = JsonRecord.read(imageFile());
        return Optional.of(new ImageNames(new Digest(record.text(MANIFEST)), new Digest(record.text(ID))));
    }

    private Path imageFile() {
        return folder.resolve("image").resolve("image.json");
    }

    /** The digest of an image's manifest, and that of its configuration. */
    record ImageNames(Digest manifest, Digest id) {}
}
