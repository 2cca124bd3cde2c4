package io.grocellery.core.status;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known for sure of a release and its image.
 *
 * @param digest the SHA-256 of the release's content
 * @param image the digest by which a registry knows its image, with {@code sha256:} before it; null when there is none
 * @param id the digest by which a container engine knows it, likewise
 * @param archive the file that the image is kept in; null when there is none
 * @param archiveSha256 what that file holds now; null when there is none
 * @param bytes of that file, 0 when there is none
 * @param attestations by kind: trusted, missing, altered, stranger or unreadable
 * @param signer the SHA-256 of the key that signed the release; null when no trusted one did
 * @param components how many its bill of materials names
 * @param unclaimed what nobody can say of it in spite of its scan, since a scanner was missing
 * @param refusals what stands against it; empty when nothing does
 */
public record ArtifactStatus(
        String service,
        String release,
        String digest,
        String commit,
        @Nullable String image,
        @Nullable String id,
        @Nullable String archive,
        @Nullable String archiveSha256,
        long bytes,
        Map<String, String> attestations,
        @Nullable String signer,
        int components,
        List<String> unclaimed,
        List<Doubt> refusals) {

    public ArtifactStatus {
        attestations = Map.copyOf(attestations);
        unclaimed = List.copyOf(unclaimed);
        refusals = List.copyOf(refusals);
    }

    /**
     * Something that stands against it.
     *
     * @param code a stable name for programs
     */
    public record Doubt(String code, String why, String remedy) {}
}
