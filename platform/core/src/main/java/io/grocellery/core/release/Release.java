package io.grocellery.core.release;

import io.grocellery.core.model.Digest;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.time.Instant;
import java.util.List;

/**
 * A published release.
 *
 * @param commit the source it was built from, with {@code -dirty} when files differed from it
 * @param patches made to that source, in order
 * @param createdAt when its content was first published
 * @param javaVersion the Java version it was built with, as its jar says; empty when it does not say
 * @param dependencies the libraries it brings, in class path order
 * @param migrations of the schema it brings, by their files
 */
public record Release(
        ServiceName service,
        Digest digest,
        String commit,
        List<Patch> patches,
        Instant createdAt,
        String javaVersion,
        List<Dependency> dependencies,
        List<Migration> migrations) {

    public Release {
        patches = List.copyOf(patches);
        dependencies = List.copyOf(dependencies);
        migrations = List.copyOf(migrations);
    }

    public ReleaseId id() {
        return digest.releaseId();
    }
}
