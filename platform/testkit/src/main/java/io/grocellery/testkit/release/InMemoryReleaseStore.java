package io.grocellery.testkit.release;

import io.grocellery.core.model.Digest;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.Dependency;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseCandidate;
import io.grocellery.core.release.ReleaseStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps releases in memory. A test says first what an artifact holds. */
public final class InMemoryReleaseStore implements ReleaseStore {

    private final InstantSource clock;
    private final Map<Path, Digest> contents = new HashMap<>();
    private final List<Release> releases = new ArrayList<>();

    public InMemoryReleaseStore(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on the artifact has this content. */
    public synchronized void content(Path artifact, Digest digest) {
        contents.put(artifact, digest);
    }

    @Override
    public synchronized Release publish(ReleaseCandidate candidate) {
        Digest digest = Optional.ofNullable(contents.get(candidate.artifact()))
                .orElseThrow(() -> new ExplainedException(
                        candidate.service() + " cannot be released",
                        "there is no " + candidate.artifact(),
                        "build it anew"));
        return find(candidate.service(), digest.releaseId()).orElseGet(() -> add(candidate, digest));
    }

    @Override
    public synchronized List<Release> list(ServiceName service) {
        return releases.reversed().stream()
                .filter(each -> each.service().equals(service))
                .toList();
    }

    @Override
    public synchronized void remove(ServiceName service, ReleaseId id) {
        releases.removeIf(each -> each.service().equals(service) && each.id().equals(id));
    }

    private Release add(ReleaseCandidate candidate, Digest digest) {
        Release release = new Release(
                candidate.service(),
                digest,
                candidate.commit(),
                candidate.patches(),
                clock.instant(),
                "25",
                List.of(new Dependency("a", "1")),
                List.of());
        releases.add(release);
        return release;
    }
}
