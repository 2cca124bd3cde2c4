package io.grocellery.core.release;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.time.Instant;
import java.util.List;

/**
 * A published release.
 *
 * @param commit the source it was built from
 * @param createdAt when its content was first published
 * @param javaVersion the Java version it was built with, as its jar says; empty when it does not say
 * @param dependencies file names of the libraries it brings, in class path order
 */
public record Release(
        ServiceName service,
        Digest digest,
        String commit,
        Instant createdAt,
        String javaVersion,
        List<String> dependencies) {

    public Release {
        dependencies = List.copyOf(dependencies);
    }

    public ReleaseId id() {
        return digest.releaseId();
    }
}
