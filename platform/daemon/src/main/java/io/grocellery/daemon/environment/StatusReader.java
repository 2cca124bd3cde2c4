package io.grocellery.daemon.environment;

import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.database.DatabaseStatus;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.status.EnvironmentStatus;
import io.grocellery.core.status.EnvironmentStatus.Health;
import io.grocellery.core.status.EnvironmentStatus.InstanceStatus;
import io.grocellery.core.status.EnvironmentStatus.ProcessStatus;
import io.grocellery.core.status.EnvironmentStatus.ServiceStatus;
import io.grocellery.core.supervision.Component;
import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.supervision.Condition;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.MemoryUse;
import io.grocellery.core.workload.WorkloadSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads together what an environment's parts know of themselves. */
final class StatusReader {

    private final Supplier<DatabaseOperator> database;
    private final Workshop workshop;
    private final InstantSource clock;

    StatusReader(Supplier<DatabaseOperator> database, Workshop workshop, InstantSource clock) {
        this.database = database;
        this.workshop = workshop;
        this.clock = clock;
    }

    EnvironmentStatus read(
            Environment environment, LocalComponents components, TrafficSource traffic, EnvironmentIdentity identity) {
        EnvironmentPlan plan = environment.plan();
        return new EnvironmentStatus(
                environment.name().value(),
                environment.state(),
                clock.instant().toString(),
                plan.gatewayUrl() + "/",
                identity.issuer().toString(),
                plan.configured() ? postgres(environment, components) : null,
                gateway(environment, components),
                plan.services().stream()
                        .map(service -> service(environment, components, service, traffic))
                        .toList());
    }

    private ProcessStatus postgres(Environment environment, LocalComponents components) {
        DatabaseStatus status = database.get().status();
        Health health = switch (status.state()) {
            case STOPPED -> Health.STOPPED;
            case STARTING -> Health.STARTING;
            case RUNNING -> Health.READY;
            case UNREACHABLE -> Health.UNHEALTHY;
        };
        return new ProcessStatus(
                health,
                status.address(),
                status.version().orElse(null),
                status.pid().isPresent() ? status.pid().getAsLong() : null,
                mebibytes(components.memory(LocalComponents.POSTGRESQL)),
                restarts(environment, LocalComponents.POSTGRESQL));
    }

    private ProcessStatus gateway(Environment environment, LocalComponents components) {
        Optional<Instance> running = components.running(Environment.GATEWAY_ID);
        return new ProcessStatus(
                health(environment, Environment.GATEWAY_ID),
                environment.plan().gatewayUrl().toString(),
                running.map(instance -> instance.release().value()).orElse(null),
                pid(running),
                mebibytes(components.memory(Environment.GATEWAY_ID)),
                restarts(environment, Environment.GATEWAY_ID));
    }

    private ServiceStatus service(
            Environment environment, LocalComponents components, ServiceDefinition service, TrafficSource traffic) {
        List<WorkloadSpec> specs = components.specsOf(service.name());
        List<InstanceStatus> instances = specs.stream()
                .map(spec -> instance(environment, components, spec))
                .toList();
        Optional<WorkloadSpec> first = specs.stream().findFirst();
        Optional<ReleaseId> release = longestRunning(components, specs);
        return new ServiceStatus(
                service.name().value(),
                first.map(WorkloadSpec::port).orElse(service.port()).number(),
                service.routes().stream().map(Object::toString).toList(),
                release.map(ReleaseId::value).orElse(null),
                release.flatMap(id -> workshop.commitOf(service.name(), id)).orElse(null),
                together(instances),
                instances,
                traffic.of(service.name()).orElse(null));
    }

    private static Optional<ReleaseId> longestRunning(LocalComponents components, List<WorkloadSpec> specs) {
        return specs.stream()
                .min(Comparator.comparing(spec -> components
                        .running(LocalComponents.idOf(spec.id()))
                        .map(Instance::startedAt)
                        .orElse(Instant.MAX)))
                .map(WorkloadSpec::release);
    }

    private static InstanceStatus instance(Environment environment, LocalComponents components, WorkloadSpec spec) {
        ComponentId id = LocalComponents.idOf(spec.id());
        Optional<Instance> running = components.running(id);
        return new InstanceStatus(
                id.value(),
                spec.release().value(),
                health(environment, id),
                pid(running),
                spec.port().number(),
                running.map(instance -> instance.startedAt().toString()).orElse(null),
                restarts(environment, id),
                mebibytes(components.memory(id)),
                environment
                        .loop()
                        .timeline()
                        .startupOf(id)
                        .map(Duration::toMillis)
                        .orElse(null));
    }

    /** A service is as well as its best instance, while any differs from ready it is not wholly well. */
    private static Health together(List<InstanceStatus> instances) {
        if (instances.isEmpty()) {
            return Health.STOPPED;
        }
        return instances.stream()
                .map(InstanceStatus::state)
                .filter(state -> state != Health.READY)
                .findFirst()
                .orElse(Health.READY);
    }

    static Health health(Environment environment, ComponentId id) {
        return environment
                .loop()
                .fleet()
                .find(id)
                .map(Component::condition)
                .map(StatusReader::health)
                .orElse(Health.STOPPED);
    }

    static Health health(Condition condition) {
        return switch (condition) {
            case Condition.Stopped stopped -> Health.STOPPED;
            case Condition.Starting starting -> Health.STARTING;
            case Condition.Ready ready -> Health.READY;
            case Condition.Unready unready -> Health.UNHEALTHY;
            case Condition.BackingOff wait -> Health.CRASHED;
            case Condition.Stopping stopping -> Health.STOPPING;
        };
    }

    private static int restarts(Environment environment, ComponentId id) {
        return environment.loop().fleet().find(id).map(Component::restarts).orElse(0);
    }

    static @Nullable Long pid(Optional<Instance> running) {
        return running.filter(instance -> instance.pid().isPresent())
                .map(instance -> instance.pid().getAsLong())
                .orElse(null);
    }

    static @Nullable Integer mebibytes(Optional<MemoryUse> memory) {
        return memory.map(use -> (int) use.mebibytes()).orElse(null);
    }
}
