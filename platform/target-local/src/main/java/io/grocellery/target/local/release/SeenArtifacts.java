package io.grocellery.target.local.release;

import io.grocellery.core.model.Digest;
import io.grocellery.core.model.ServiceName;
import io.grocellery.target.local.files.JsonRecord;
import io.grocellery.target.local.files.UnreadableRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The digest of the jar that a service was released of last, for as long as nobody has written to that file since: to
 * read all of it takes a second each time. That is told by its size, its number in the file system and the time of its
 * last change, which nobody but the system sets. Where a file system has none of these, nothing is remembered.
 */
final class SeenArtifacts {

    private static final String FOLDER = ".artifacts";

    /** What was changed so shortly ago may be changed again in the same tick of the system's clock. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Path file;
    private final InstantSource clock;

    /** @param releases of all services */
    SeenArtifacts(Path releases, ServiceName service, InstantSource clock) {
        this.file = releases.resolve(FOLDER).resolve(service + ".json");
        this.clock = clock;
    }

    /** What a file looks like from outside; empty for what is no file, or was changed a moment ago. */
    Optional<String> stamp(Path artifact) {
        try {
            Map<String, Object> facts =
                    Files.readAttributes(artifact, "unix:isRegularFile,size,ino,ctime", LinkOption.NOFOLLOW_LINKS);
            return Boolean.TRUE.equals(facts.get("isRegularFile"))
                            && facts.get("ctime") instanceof FileTime changed
                            && changed.toInstant().isBefore(clock.instant().minus(SETTLED))
                    ? Optional.of(artifact + " " + facts.get("size") + " " + facts.get("ino") + " " + changed)
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notTold) {
            return Optional.empty();
        }
    }

    /** The digest of what looked so when it was read. */
    Optional<Digest> digest(String stamp) {
        try {
            JsonRecord seen = JsonRecord.read(file);
            return seen.text("stamp").equals(stamp) ? Optional.of(new Digest(seen.text("digest"))) : Optional.empty();
        } catch (UnreadableRecordException | UncheckedIOException | IllegalArgumentException noneOrSpoilt) {
            return Optional.empty();
        }
    }

    void remember(String stamp, Digest digest) {
        JsonRecord.write(file, Map.of("stamp", stamp, "digest", digest.value()));
    }
}
