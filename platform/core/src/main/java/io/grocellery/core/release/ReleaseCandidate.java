package io.grocellery.core.release;

import io.grocellery.core.model.ServiceName;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to become a release.
 *
 * @param artifact a Spring Boot jar with everything in it, or a jar with its libraries in the folder that its manifest
 *     names
 * @param commit the source it was built from, with {@code -dirty} when files differed from it
 * @param patches made to that source, in order
 */
public record ReleaseCandidate(ServiceName service, Path artifact, String commit, List<Patch> patches) {

    public ReleaseCandidate {
        patches = List.copyOf(patches);
    }

    /** Of a source without patches. */
    public ReleaseCandidate(ServiceName service, Path artifact, String commit) {
        this(service, artifact, commit, List.of());
    }
}
