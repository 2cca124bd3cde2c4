package io.grocellery.daemon.rollout;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Consent;
import io.grocellery.core.rollout.Refusal;
import io.grocellery.core.rollout.Strategy;
import io.grocellery.core.status.Progress;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.core.traffic.TrafficRouter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An environment as a place where releases take over from one another. */
public interface Site {

    EnvironmentName name();

    /** Whether it is meant to run. */
    boolean wanted();

    /** How a release takes over when nobody says otherwise. */
    Strategy strategy();

    /** How many instances of each service serve all of its traffic. */
    int replicas();

    List<ServiceName> services();

    /** Where its gateway listens. */
    URI gateway();

    ServiceInstances instances();

    TrafficRouter router();

    EvidenceSource evidence();

    /** What is fetched of a service to try a release out, at least one path. */
    List<String> testPaths(ServiceName service);

    /** The releases of a service that exist. */
    Set<ReleaseId> releases(ServiceName service);

    /** Releases whose schema changes would break this one. */
    Set<ReleaseId> contracting(ServiceName service, ReleaseId present);

    /** The share of a service's error budget that is left, 0 or less when it is used up; empty when it cannot be told. */
    Optional<Double> budgetLeft(ServiceName service);

    /** Whether a person has to agree before a release takes over. */
    Consent consent();

    /** What stands against a release for its signatures, its provenance, its parts, its scans: see the delivery file. */
    List<Refusal> doubts(ServiceName service, ReleaseId release);

    /** Makes what a release needs to start quickly here, unless it is there. */
    void prepare(ServiceName service, ReleaseId release, Consumer<Progress> listener);
}
