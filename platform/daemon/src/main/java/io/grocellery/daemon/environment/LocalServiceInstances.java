package io.grocellery.daemon.environment;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.supervision.Component;
import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.traffic.Endpoint;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.daemon.rollout.ServiceInstances;
import io.grocellery.daemon.rollout.ServiceInstances.Seen;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Instances of an environment as rollouts change them: written down as wanted before they are started. */
final class LocalServiceInstances implements ServiceInstances {

    private final Environment environment;
    private final LocalComponents components;
    private final Wanted wanted;
    private final Workloads workloads;
    private final Supplier<Configurations> configurations;
    private final Supplier<Port> freePort;

    LocalServiceInstances(
            Environment environment,
            LocalComponents components,
            Wanted wanted,
            Workloads workloads,
            Supplier<Configurations> configurations,
            Supplier<Port> freePort) {
        this.environment = environment;
        this.components = components;
        this.wanted = wanted;
        this.workloads = workloads;
        this.configurations = configurations;
        this.freePort = freePort;
    }

    @Override
    public List<Seen> of(ServiceName service) {
        return components.specsOf(service).stream().map(this::seen).toList();
    }

    private Seen seen(WorkloadSpec spec) {
        ComponentId id = LocalComponents.idOf(spec.id());
        Optional<Component> component = environment.loop().fleet().find(id);
        return new Seen(
                new Endpoint(
                        spec.id(),
                        GatewayTable.LOOPBACK,
                        spec.port(),
                        environment.plan().healthPath(spec.service())),
                spec.release(),
                components.running(id).isPresent()
                        || component.filter(Component::aboutToRun).isPresent(),
                component.filter(Component::wanted).filter(Component::ready).isPresent(),
                component.map(Component::restarts).orElse(0));
    }

    @Override
    public void ensure(ServiceName service, ReleaseId release, int count) {
        List<Assignment> before = wanted.assignments();
        long present = before.stream()
                .filter(each -> each.service().equals(service) && each.release().equals(release))
                .count();
        if (present < count) {
            start(environment.plan().more((int) (count - present), service, release, freePort, taken(service, before)));
        }
    }

    /** One that is about to end still has its name. */
    private List<Assignment> taken(ServiceName service, List<Assignment> wantedNow) {
        return Stream.concat(
                        wantedNow.stream(),
                        components.specsOf(service).stream()
                                .map(spec -> new Assignment(spec.id(), service, spec.release(), spec.port())))
                .toList();
    }

    private void start(List<Assignment> added) {
        configurations.get().writeFor(added);
        List<WorkloadSpec> specs = workloads.of(added);
        wanted.change(present -> Stream.concat(present.stream(), added.stream()).toList());
        environment.add(specs);
    }

    @Override
    public void end(Collection<InstanceId> instances) {
        if (!instances.isEmpty()) {
            Set<InstanceId> leaving = Set.copyOf(instances);
            wanted.change(present -> present.stream()
                    .filter(each -> !leaving.contains(each.id()))
                    .toList());
            environment.remove(leaving);
        }
    }
}
