package io.grocellery.daemon.environment;

import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.database.DatabaseStatus;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.supervision.Sighting;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.MemoryUse;
import io.grocellery.core.workload.Readiness;
import io.grocellery.core.workload.WorkloadDriver;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.target.local.process.PortOwner;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Components as processes of this machine, and the database server beside them. */
final class LocalComponents implements Components {

    static final ComponentId POSTGRESQL = new ComponentId("postgresql");

    private final WorkloadDriver driver;
    private final Supplier<DatabaseOperator> database;
    private final MemoryReadings readings;
    private final ReadyLately readyLately;
    private final Map<ComponentId, WorkloadSpec> specs = new ConcurrentHashMap<>();

    LocalComponents(WorkloadDriver driver, Supplier<DatabaseOperator> database, InstantSource clock) {
        this.driver = driver;
        this.database = database;
        this.readings = new MemoryReadings(this::readMemory, clock);
        this.readyLately = new ReadyLately(clock);
    }

    /** Says what the names mean from now on. */
    void define(Collection<WorkloadSpec> workloads) {
        specs.clear();
        workloads.forEach(spec -> specs.put(idOf(spec.id()), spec));
    }

    /** Says what further names mean. */
    void defineBesides(Collection<WorkloadSpec> workloads) {
        workloads.forEach(spec -> specs.put(idOf(spec.id()), spec));
    }

    /** These names mean nothing any more. */
    void forget(Collection<ComponentId> ids) {
        specs.keySet().removeAll(ids);
    }

    Optional<WorkloadSpec> spec(ComponentId id) {
        return Optional.ofNullable(specs.get(id));
    }

    /** Everything meant, by the names. */
    List<WorkloadSpec> specs() {
        return specs.values().stream()
                .sorted(Comparator.comparing(WorkloadSpec::id))
                .toList();
    }

    /** The instances meant for a service, by their names. */
    List<WorkloadSpec> specsOf(ServiceName service) {
        return specs.values().stream()
                .filter(spec -> spec.service().equals(service))
                .sorted(Comparator.comparing(WorkloadSpec::id))
                .toList();
    }

    /**
     * From now on the names mean these, and what runs otherwise has ended; a loop no longer decides about that.
     *
     * @throws io.grocellery.core.problem.ExplainedException that names a port that is taken and who has it
     */
    void replace(Collection<WorkloadSpec> wanted, EnvironmentLoop loop) {
        Set<ComponentId> changed = changed(wanted);
        loop.change(fleet -> fleet.without(changed));
        changed.forEach(this::stop);
        requirePorts(wanted);
        define(wanted);
    }

    /** What runs and is not among these, or is another release. */
    Set<ComponentId> changed(Collection<WorkloadSpec> wanted) {
        Set<ComponentId> changed = new HashSet<>();
        strangers(wanted).forEach(id -> changed.add(idOf(id)));
        wanted.stream().filter(this::runsOtherwise).forEach(spec -> changed.add(idOf(spec.id())));
        return changed;
    }

    /** Instances that run and are not among these. */
    private List<InstanceId> strangers(Collection<WorkloadSpec> wanted) {
        return driver.instances().stream()
                .map(Instance::id)
                .filter(id -> wanted.stream().noneMatch(spec -> spec.id().equals(id)))
                .toList();
    }

    /**
     * Looks whether those that do not run yet can listen.
     *
     * @throws io.grocellery.core.problem.ExplainedException that names the port and who has it
     */
    void requirePorts(Collection<WorkloadSpec> workloads) {
        workloads.forEach(spec -> requirePort(spec.id(), spec.port()));
    }

    /**
     * Looks whether an instance that does not run yet could listen there.
     *
     * @throws io.grocellery.core.problem.ExplainedException that names the port and who has it
     */
    void requirePort(InstanceId id, Port port) {
        if (driver.find(id).isEmpty()) {
            PortOwner.requireFree(port, id.value());
        }
    }

    /** Whether an instance of that name runs another release. */
    private boolean runsOtherwise(WorkloadSpec wanted) {
        return driver.find(wanted.id())
                .filter(running -> !running.release().equals(wanted.release()))
                .isPresent();
    }

    Optional<Instance> running(ComponentId id) {
        return driver.find(instance(id));
    }

    /** As it was at most some seconds ago. */
    Optional<MemoryUse> memory(ComponentId id) {
        return readings.of(id);
    }

    private Optional<MemoryUse> readMemory(ComponentId id) {
        return id.equals(POSTGRESQL) ? database.get().memory() : driver.memoryOf(instance(id));
    }

    static ComponentId idOf(InstanceId id) {
        return new ComponentId(id.value());
    }

    static InstanceId instance(ComponentId id) {
        return new InstanceId(id.value());
    }

    @Override
    public Map<ComponentId, Sighting> look(Set<ComponentId> ids) {
        Map<ComponentId, Sighting> seen = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ids.forEach(id -> threads.execute(() -> seen.put(id, look(id))));
        }
        return seen;
    }

    private Sighting look(ComponentId id) {
        return id.equals(POSTGRESQL) ? lookAtDatabase() : lookAtProcess(instance(id));
    }

    private Sighting lookAtProcess(InstanceId id) {
        Optional<Instance> running = driver.find(id);
        if (running.filter(readyLately::contains).isPresent()) {
            return Sighting.READY;
        }
        Sighting seen = sighting(driver.probe(id));
        if (seen == Sighting.READY) {
            running.ifPresent(readyLately::add);
        }
        return seen;
    }

    private Sighting lookAtDatabase() {
        DatabaseStatus status = database.get().status();
        return switch (status.state()) {
            case STOPPED -> Sighting.ABSENT;
            case STARTING -> Sighting.LIVE;
            case RUNNING -> Sighting.READY;
            // one of our own can be ended and started again; for one of others we can only wait
            case UNREACHABLE -> status.pid().isPresent() ? Sighting.UNRESPONSIVE : Sighting.LIVE;
        };
    }

    private static Sighting sighting(Readiness readiness) {
        return switch (readiness) {
            case Readiness.Ready ready -> Sighting.READY;
            case Readiness.NotReady not -> Sighting.LIVE;
            case Readiness.Silent silent -> Sighting.UNRESPONSIVE;
            case Readiness.Absent absent -> Sighting.ABSENT;
        };
    }

    @Override
    public void start(ComponentId id) {
        if (id.equals(POSTGRESQL)) {
            database.get().start();
        } else {
            driver.start(spec(id).orElseThrow(() -> new IllegalStateException("nothing is known of " + id)));
        }
    }

    @Override
    public void stop(ComponentId id) {
        if (id.equals(POSTGRESQL)) {
            database.get().stop();
        } else {
            driver.stop(instance(id));
        }
    }

    @Override
    public void kill(ComponentId id) {
        if (id.equals(POSTGRESQL)) {
            database.get().kill();
        } else {
            driver.kill(instance(id));
        }
    }
}
