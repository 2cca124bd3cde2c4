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
        Instant started) {}
