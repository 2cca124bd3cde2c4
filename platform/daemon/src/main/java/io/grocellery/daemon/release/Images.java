package io.grocellery.daemon.release;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.model.Digest;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseStore;
import io.grocellery.core.status.ArtifactStatus;
import io.grocellery.core.status.Progress;
import io.grocellery.daemon.artifact.Attestations;
import io.grocellery.daemon.environment.ProgressLog;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The images of releases, and what is signed about both. */
public final class Images {

    private final Delivery delivery;
    private final ReleaseStore store;
    private final Attestations attestations;
    private final InstantSource clock;
    private final ReentrantLock building = new ReentrantLock();

    Images(Delivery delivery, ReleaseStore store, Attestations attestations, InstantSource clock) {
        this.delivery = delivery;
        this.store = store;
        this.attestations = attestations;
        this.clock = clock;
    }

    /**
     * A release that exists.
     *
     * @param id empty for the latest
     * @throws ExplainedException when there is no such release
     */
    public Release release(ServiceName service, Optional<ReleaseId> id) {
        return id.map(one -> store.find(service, one))
                .orElseGet(() -> store.latest(service))
                .orElseThrow(() -> new ExplainedException(
                        "there is no release " + id.map(one -> one + " ").orElse("") + "of " + service,
                        "the store of releases does not hold it",
                        "see ./grocellery releases, or make one with ./grocellery release " + service));
    }

    /**
     * Makes the image of a release, one at a time.
     *
     * @throws ExplainedException when the release is doubtful, or no image can be made of it
     */
    public void build(Release release, Consumer<Progress> listener) {
        building.lock();
        try {
            new ProgressLog(clock, listener)
                    .phase(
                            "image of " + release.service(),
                            () -> "sha256:" + attestations.image(release).manifest());
        } finally {
            building.unlock();
        }
    }

    /**
     * The bill of materials that was signed, in CycloneDX's JSON.
     *
     * @throws ExplainedException when there is none that can be trusted
     */
    public Map<String, Object> bill(Release release) {
        return attestations.bill(release);
    }

    /**
     * Signs that a release was scanned.
     *
     * @param archive the SHA-256 of the file of its image, where that was scanned
     * @throws ExplainedException when the image is another one, or it is no report of a scan that ran
     */
    public void scanned(Release release, Optional<Digest> archive, Map<String, Object> report) {
        attestations.scanned(release, archive, report);
    }

    /**
     * What is known of a release, and what an environment has against it.
     *
     * @param environment empty to ask for everything that can be asked for
     * @throws ExplainedException when there is no such environment
     */
    public ArtifactStatus status(Release release, Optional<EnvironmentName> environment) {
        return attestations.status(
                release, environment.map(this::required).orElseGet(() -> EnumSet.allOf(AttestationKind.class)));
    }

    private Set<AttestationKind> required(EnvironmentName name) {
        return delivery.environment(name)
                .map(EnvironmentDefinition::attestations)
                .orElseThrow(() -> new ExplainedException(
                        "there is no environment '" + name + "'",
                        "the delivery file names "
                                + delivery.environments().stream()
                                        .map(EnvironmentDefinition::name)
                                        .toList(),
                        "name one of them"));
    }
}
