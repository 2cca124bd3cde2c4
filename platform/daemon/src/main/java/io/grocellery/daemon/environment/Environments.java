package io.grocellery.daemon.environment;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.status.EnvironmentStatus;
import io.grocellery.core.status.EnvironmentStatus.State;
import io.grocellery.core.status.Progress;
import io.grocellery.core.status.ReleaseTraffic;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.daemon.objective.Objectives;
import io.grocellery.daemon.rollout.Rollouts;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The environments of this installation. */
public final class Environments {

    private final Map<EnvironmentName, LocalEnvironment> environments = new LinkedHashMap<>();
    private final Delivery delivery;
    private final Databases databases;
    private final FeatureFlags flags;
    private final InstantSource clock;
    private final ReentrantLock changing = new ReentrantLock();

    Environments(
            Delivery delivery,
            EnvironmentFactory factory,
            Databases databases,
            FeatureFlags flags,
            InstantSource clock) {
        for (EnvironmentDefinition definition : delivery.environments()) {
            environments.put(definition.name(), factory.create(definition));
        }
        this.delivery = delivery;
        this.databases = databases;
        this.flags = flags;
        this.clock = clock;
    }

    /** Makes an environment's parts. */
    @FunctionalInterface
    interface EnvironmentFactory {
        LocalEnvironment create(EnvironmentDefinition definition);
    }

    /** In the order of the delivery file. */
    public List<EnvironmentName> names() {
        return List.copyOf(environments.keySet());
    }

    /**
     * Whether it serves.
     *
     * @throws NoSuchElementException when there is no such environment
     */
    public State state(EnvironmentName name) {
        return find(name).state();
    }

    /**
     * What runs in it.
     *
     * @throws NoSuchElementException when there is no such environment
     */
    public EnvironmentStatus status(EnvironmentName name) {
        return find(name).status();
    }

    /**
     * What it is to run, the gateway with it; nothing while it is not wanted.
     *
     * @throws NoSuchElementException when there is no such environment
     */
    public List<WorkloadSpec> workloads(EnvironmentName name) {
        return find(name).workloads();
    }

    /**
     * Its rollouts.
     *
     * @throws NoSuchElementException when there is no such environment
     */
    public Rollouts rollouts(EnvironmentName name) {
        return find(name).rollouts();
    }

    /**
     * What each release of a service served lately.
     *
     * @throws NoSuchElementException when there is no such environment
     */
    public ReleaseTraffic traffic(EnvironmentName name, ServiceName service) {
        return find(name).traffic(service);
    }

    /**
     * How its objectives stand.
     *
     * @throws NoSuchElementException when there is no such environment
     */
    public Objectives objectives(EnvironmentName name) {
        return find(name).objectives();
    }

    /**
     * Brings an environment up and returns when all of it is ready.
     *
     * @throws NoSuchElementException when there is no such environment
     * @throws io.grocellery.core.problem.ExplainedException when it does not come up
     */
    public void up(EnvironmentName name, UpRequest request, Consumer<Progress> listener) {
        up(name, request, Map.of(), listener);
    }

    /**
     * Brings an environment up with these releases instead of those of what the checkout holds; what a rollout put there
     * stays all the same.
     *
     * @throws io.grocellery.core.problem.ExplainedException when it does not come up
     */
    public void up(
            EnvironmentName name,
            UpRequest request,
            Map<ServiceName, ReleaseId> releases,
            Consumer<Progress> listener) {
        LocalEnvironment environment = find(name);
        oneAtATime(() -> {
            databases.choose(request, environments.values().stream().anyMatch(LocalEnvironment::wanted));
            ProgressLog progress = new ProgressLog(clock, listener);
            flags.prepare(name).ifPresent(outcome -> progress.phase("feature flags", () -> outcome));
            environment.up(request, releases, progress);
        });
    }

    /** Which releases of a service run where; environments that run none are left out. */
    public Map<EnvironmentName, Set<ReleaseId>> serving(ServiceName service) {
        Map<EnvironmentName, Set<ReleaseId>> serving = new LinkedHashMap<>();
        environments.forEach((name, environment) -> serving.put(name, environment.serving(service)));
        serving.values().removeIf(Set::isEmpty);
        return serving;
    }

    /**
     * Makes what lets a release start fast, by an environment that is up: one cache serves them all.
     *
     * @return whether there is one
     */
    public boolean makeStartupCache(ServiceName service, ReleaseId release, ProgressLog progress) {
        Optional<LocalEnvironment> up = environments.values().stream()
                .filter(environment -> environment.state() == State.RUNNING)
                .findFirst();
        oneAtATime(() -> up.ifPresent(environment -> environment.makeCache(service, release, progress)));
        return up.isPresent();
    }

    /** Takes an environment down; the database server too, when no other environment needs it. */
    public void down(EnvironmentName name, Consumer<Progress> listener) {
        LocalEnvironment environment = find(name);
        oneAtATime(() -> {
            ProgressLog progress = new ProgressLog(clock, listener);
            environment.down(progress);
            stopDatabaseIfUnused(progress);
        });
    }

    /** Takes everything down. */
    public void downAll(Consumer<Progress> listener) {
        oneAtATime(() -> {
            ProgressLog progress = new ProgressLog(clock, listener);
            environments.values().forEach(environment -> environment.down(progress));
            stopDatabaseIfUnused(progress);
        });
    }

    /** Decides what is to run while nobody brings an environment up or takes one down, which decides that too. */
    public <T> T undisturbed(Supplier<T> decision) {
        changing.lock();
        try {
            return decision.get();
        } finally {
            changing.unlock();
        }
    }

    /** Goes on with what an earlier daemon was keeping up. */
    void resume() {
        environments.values().forEach(LocalEnvironment::resume);
    }

    Collection<LocalEnvironment> all() {
        return environments.values();
    }

    private void stopDatabaseIfUnused(ProgressLog progress) {
        if (delivery.configured() && environments.values().stream().noneMatch(LocalEnvironment::wanted)) {
            progress.phase("PostgreSQL", databases::stop);
        }
    }

    private void oneAtATime(Runnable change) {
        undisturbed(() -> {
            change.run();
            return true;
        });
    }

    private LocalEnvironment find(EnvironmentName name) {
        LocalEnvironment environment = environments.get(name);
        if (environment == null) {
            throw new NoSuchElementException(
                    "there is no environment '" + name + "'; there are " + environments.keySet());
        }
        return environment;
    }
}
