package io.grocellery.daemon.environment;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Consent;
import io.grocellery.core.rollout.Refusal;
import io.grocellery.core.rollout.Strategy;
import io.grocellery.core.status.Progress;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.core.traffic.TrafficRouter;
import io.grocellery.daemon.rollout.ServiceInstances;
import io.grocellery.daemon.rollout.Site;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** An environment of this machine as rollouts know it. */
final class EnvironmentSite implements Site {

    private final Environment environment;
    private final Workshop workshop;
    private final ServiceInstances instances;
    private final TrafficRouter router;
    private final EvidenceSource evidence;
    private final Supplier<StartupCaches> caches;
    private final Function<ServiceName, Optional<Double>> budgets;
    private final InstantSource clock;

    EnvironmentSite(
            Environment environment,
            Workshop workshop,
            ServiceInstances instances,
            TrafficRouter router,
            EvidenceSource evidence,
            Supplier<StartupCaches> caches,
            Function<ServiceName, Optional<Double>> budgets,
            InstantSource clock) {
        this.environment = environment;
        this.workshop = workshop;
        this.instances = instances;
        this.router = router;
        this.evidence = evidence;
        this.caches = caches;
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public EnvironmentName name() {
        return environment.name();
    }

    @Override
    public boolean wanted() {
        return environment.wanted();
    }

    @Override
    public Strategy strategy() {
        return environment.plan().environment().strategy();
    }

    @Override
    public int replicas() {
        return environment.plan().environment().replicas().min();
    }

    @Override
    public List<ServiceName> services() {
        return environment.plan().services().stream()
                .map(ServiceDefinition::name)
                .toList();
    }

    @Override
    public URI gateway() {
        return environment.plan().gatewayUrl();
    }

    @Override
    public ServiceInstances instances() {
        return instances;
    }

    @Override
    public TrafficRouter router() {
        return router;
    }

    @Override
    public EvidenceSource evidence() {
        return evidence;
    }

    /** The beginning of each route: answered or refused, but not with a server's error. */
    @Override
    public List<String> testPaths(ServiceName service) {
        return environment.plan().service(service).routes().stream()
                .map(PathPattern::prefix)
                .toList();
    }

    @Override
    public Set<ReleaseId> releases(ServiceName service) {
        return workshop.releasesOf(service);
    }

    @Override
    public Set<ReleaseId> contracting(ServiceName service, ReleaseId present) {
        return workshop.contracting(service, present);
    }

    @Override
    public Consent consent() {
        return new Consent(name(), environment.plan().environment().approvalRequired());
    }

    @Override
    public List<Refusal> doubts(ServiceName service, ReleaseId release) {
        return workshop.doubts(
                service, release, environment.plan().environment().attestations());
    }

    @Override
    public Optional<Double> budgetLeft(ServiceName service) {
        return budgets.apply(service);
    }

    @Override
    public void prepare(ServiceName service, ReleaseId release, Consumer<Progress> listener) {
        if (workshop.releasesOf(service).contains(release)) {
            ProgressLog progress = new ProgressLog(clock, listener);
            tellUnclaimed(service, release, progress);
            caches.get().make(Map.of(service, release), progress);
        }
    }

    /** Where a scan is asked for, what it leaves open is told with each release that takes over. */
    private void tellUnclaimed(ServiceName service, ReleaseId release, ProgressLog progress) {
        if (environment.plan().environment().attestations().contains(AttestationKind.SCAN)) {
            workshop.unclaimed(service, release)
                    .forEach(claim -> progress.note("scan of " + service, "cannot be claimed: " + claim));
        }
    }
}
