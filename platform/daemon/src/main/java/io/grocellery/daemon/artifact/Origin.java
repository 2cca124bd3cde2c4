package io.grocellery.daemon.artifact;

import io.grocellery.core.release.ReleaseCandidate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a release comes from.
 *
 * @param candidate what was published
 * @param bill where its build writes a bill of materials
 * @param source the whole hash of the commit; empty when git does not tell
 * @param ref the name by which the source was asked for; empty for the files as they were
 * @param watched whether it was built for this release from a source laid out for it
 * @param started when that began
 */
public record Origin(
        ReleaseCandidate candidate,
        Path bill,
        Optional<String> source,
        Optional<String> ref,
        boolean watched,
        Instant started) {

    /**
     * Of files as they were built by whoever.
     *
     * @param source the whole hash of the commit; empty when git does not tell
     */
    public static Origin asBuilt(ReleaseCandidate candidate, Optional<String> source, Instant started) {
        return new Origin(candidate, bill(candidate), source, Optional.empty(), false, started);
    }

    /**
     * Of a source that was laid out for this release alone, and built here.
     *
     * @param source the whole hash of the commit
     * @param ref the name by which it was asked for; empty for the files as they were
     */
    public static Origin watched(ReleaseCandidate candidate, String source, Optional<String> ref, Instant started) {
        return new Origin(candidate, bill(candidate), Optional.of(source), ref, true, started);
    }

    private static Path bill(ReleaseCandidate candidate) {
        return candidate.artifact().resolveSibling("bom.json");
    }
}
