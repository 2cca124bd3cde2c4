package io.grocellery.imagebuild;

import io.grocellery.core.model.Digest;
import io.grocellery.core.release.Release;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a release came to be.
 *
 * @param source the whole hash of the commit it was built from; empty when git does not tell
 * @param ref the name by which the source was asked for; empty for the files as they were
 * @param watched whether the builder itself built it from a clean source; otherwise it took what was built already
 * @param builder names the installation
 * @param versions of what took part, such as the JDK
 * @param files of the release, by path, with their digests
 */
public record BuildFacts(
        Release release,
        Optional<String> source,
        Optional<String> ref,
        boolean watched,
        String builder,
        Map<String, String> versions,
        SortedMap<String, Digest> files,
        Instant started,
        Instant finished) {

    public BuildFacts {
        versions = Map.copyOf(versions);
    }
}
