package io.grocellery.daemon.rollout;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Consent;
import io.grocellery.core.rollout.Refusal;
import io.grocellery.core.rollout.Strategy;
import io.grocellery.core.status.Progress;
import io.grocellery.core.traffic.Endpoint;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.core.traffic.Latencies;
import io.grocellery.core.traffic.Outcomes;
import io.grocellery.core.traffic.ReleaseShare;
import io.grocellery.core.traffic.TrafficRouter;
import io.grocellery.core.traffic.TrafficSecond;
import io.grocellery.core.traffic.Weight;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.testkit.time.ManualClock;
import io.grocellery.testkit.traffic.InMemoryTrafficRouter;
import io.grocellery.testkit.traffic.RecordedEvidence;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Two services whose instances start at once; shoppers come when a test says so. */
final class PretendSite implements Site, ServiceInstances {

    static final ServiceName ORDERS = new ServiceName("order-service");
    static final ServiceName CARTS = new ServiceName("cart-service");
    static final ReleaseId OLD = new ReleaseId("r-old");
    static final ReleaseId NEW = new ReleaseId("r-new");

    private final ManualClock clock;
    private final InMemoryTrafficRouter router = new InMemoryTrafficRouter(Set.of(ORDERS, CARTS));
    private final RecordedEvidence evidence;
    private final Map<ServiceName, List<Seen>> instances = new HashMap<>();
    private final Set<ReleaseId> broken = new HashSet<>();
    private final Set<ReleaseId> contracting = new HashSet<>();
    private List<Refusal> doubts = List.of();
    private boolean wanted = true;
    private boolean approval;
    private Optional<Double> budgetLeft = Optional.empty();
    private int nextPort = 40_000;

    PretendSite(ManualClock clock) {
        this.clock = clock;
        this.evidence = new RecordedEvidence(clock);
        for (ServiceName service : services()) {
            ensure(service, OLD, replicas());
            router.replace(Map.of(
                    service,
                    List.of(new ReleaseShare(
                            OLD,
                            Weight.ALL,
                            of(service).stream().map(Seen::endpoint).toList()))));
        }
    }

    /** From now on its instances end while they start. */
    void breaks(ReleaseId release) {
        broken.add(release);
    }

    /** From now on its schema is not that of the others. */
    void contracts(ReleaseId release) {
        contracting.add(release);
    }

    /** From now on a person has to agree. */
    void asksForApproval() {
        approval = true;
    }

    @Override
    public Consent consent() {
        return new Consent(name(), approval);
    }

    /** From now on that stands against each release. */
    void doubts(Refusal refusal) {
        doubts = List.of(refusal);
    }

    @Override
    public List<Refusal> doubts(ServiceName service, ReleaseId release) {
        return doubts;
    }

    /** From now on so much of each service's error budget is left. */
    void budgetLeft(double share) {
        budgetLeft = Optional.of(share);
    }

    @Override
    public Optional<Double> budgetLeft(ServiceName service) {
        return budgetLeft;
    }

    void takenDown() {
        wanted = false;
    }

    /** A second's requests to one release, all answered within a millisecond. */
    void served(ServiceName service, ReleaseId release, long requests, long errors) {
        evidence.record(new TrafficSecond(
                clock.instant().getEpochSecond(),
                service,
                Optional.of(release),
                false,
                new Outcomes(requests, requests - errors, 0, errors, 0, 0, 0),
                0,
                new Latencies(Map.of(1_000L, requests))));
    }

    @Override
    public EnvironmentName name() {
        return new EnvironmentName("prod");
    }

    @Override
    public boolean wanted() {
        return wanted;
    }

    @Override
    public Strategy strategy() {
        return Strategy.CANARY;
    }

    @Override
    public int replicas() {
        return 2;
    }

    @Override
    public List<ServiceName> services() {
        return List.of(ORDERS, CARTS);
    }

    @Override
    public URI gateway() {
        return URI.create("http://127.0.0.1:1");
    }

    @Override
    public ServiceInstances instances() {
        return this;
    }

    @Override
    public TrafficRouter router() {
        return router;
    }

    InMemoryTrafficRouter pretendRouter() {
        return router;
    }

    @Override
    public EvidenceSource evidence() {
        return evidence;
    }

    @Override
    public List<String> testPaths(ServiceName service) {
        return List.of("/");
    }

    @Override
    public Set<ReleaseId> releases(ServiceName service) {
        return Set.of(OLD, NEW);
    }

    @Override
    public Set<ReleaseId> contracting(ServiceName service, ReleaseId present) {
        return contracting;
    }

    @Override
    public void prepare(ServiceName service, ReleaseId release, Consumer<Progress> listener) {
        listener.accept(new Progress("prepared " + service, Progress.State.DONE, "", 0));
    }

    @Override
    public List<Seen> of(ServiceName service) {
        return List.copyOf(instances.getOrDefault(service, List.of()));
    }

    @Override
    public void ensure(ServiceName service, ReleaseId release, int count) {
        List<Seen> all = instances.computeIfAbsent(service, name -> new ArrayList<>());
        long present =
                all.stream().filter(seen -> seen.release().equals(release)).count();
        for (long i = present; i < count; i++) {
            int port = nextPort++;
            boolean works = !broken.contains(release);
            all.add(new Seen(
                    new Endpoint(new InstanceId(service + "-" + port), "127.0.0.1", new Port(port), "/health"),
                    release,
                    works,
                    works,
                    works ? 0 : 1));
        }
    }

    @Override
    public void end(Collection<InstanceId> gone) {
        instances.values().forEach(all -> all.removeIf(seen -> gone.contains(seen.id())));
    }
}
