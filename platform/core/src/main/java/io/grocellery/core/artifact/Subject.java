package io.grocellery.core.artifact;

import io.grocellery.core.model.Digest;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.release.Release;

/**
 * What a statement is about: something with a SHA-256.
 *
 * @param name tells people what it is; tools compare digests
 */
public record Subject(String name, Digest digest) {

    /** Where a release's own files are, below its folder. */
    public static final String APP = "app/";

    /** What the store says of a release, below its folder. */
    public static final String MANIFEST = "manifest.json";

    private static final String ARCHIVE = "image.tar";

    /** The release itself. */
    public static Subject release(Release release) {
        return new Subject(release.service() + "@" + release.id(), release.digest());
    }

    /** Its image, by the digest of its manifest: what a registry calls it. */
    public static Subject image(ServiceName service, Digest manifest) {
        return new Subject("grocellery/" + service, manifest);
    }

    /** The file that the image is kept in. */
    public static Subject archive(Digest content) {
        return new Subject(ARCHIVE, content);
    }

    /**
     * A file of the release.
     *
     * @param path below its folder: the manifest, or something below {@code app/}
     */
    public static Subject file(String path, Digest content) {
        return new Subject(path, content);
    }

    boolean isFile() {
        return name.startsWith(APP) || name.equals(MANIFEST);
    }

    boolean isArchive() {
        return name.equals(ARCHIVE);
    }
}
