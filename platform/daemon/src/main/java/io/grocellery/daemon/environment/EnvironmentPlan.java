package io.grocellery.daemon.environment;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.InstanceId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What an environment of this installation consists of. */
final class EnvironmentPlan {

    private final Delivery delivery;
    private final EnvironmentDefinition environment;
    private final int portOffset;

    EnvironmentPlan(Delivery delivery, EnvironmentDefinition environment, int portOffset) {
        this.delivery = delivery;
        this.environment = environment;
        this.portOffset = portOffset;
    }

    EnvironmentDefinition environment() {
        return environment;
    }

    Optional<String> storefront() {
        return delivery.storefront();
    }

    List<ServiceDefinition> services() {
        return delivery.services();
    }

    Port gatewayPort() {
        return environment.gateway().plus(portOffset);
    }

    Port adminPort() {
        return environment.admin().plus(portOffset);
    }

    URI gatewayUrl() {
        return URI.create("http://127.0.0.1:" + gatewayPort());
    }

    ServiceDefinition service(ServiceName name) {
        return delivery.service(name).orElseThrow(() -> new IllegalArgumentException("no service " + name));
    }

    /**
     * One assignment an instance. The first instance of an environment of fixed ports takes the port of the delivery
     * file; the others keep the port they had, or take a free one.
     */
    List<Assignment> assignments(
            Map<ServiceName, ReleaseId> releases, Supplier<Port> freePort, List<Assignment> before) {
        return delivery.services().stream()
                .flatMap(service -> IntStream.rangeClosed(
                                1, environment.replicas().min())
                        .mapToObj(number -> assignment(service, number, releases, freePort, before)))
                .toList();
    }

    private Assignment assignment(
            ServiceDefinition service,
            int number,
            Map<ServiceName, ReleaseId> releases,
            Supplier<Port> freePort,
            List<Assignment> before) {
        InstanceId id = InstanceId.of(service.name(), number);
        ReleaseId release = releases.get(service.name());
        if (release == null) {
            throw new IllegalArgumentException("no release of " + service.name());
        }
        return new Assignment(id, service.name(), release, port(service, number, id, freePort, before));
    }

    private Port port(
            ServiceDefinition service, int number, InstanceId id, Supplier<Port> freePort, List<Assignment> before) {
        if (environment.fixedPorts() && number == 1) {
            return service.port().plus(portOffset);
        }
        return before.stream()
                .filter(each -> each.id().equals(id))
                .map(Assignment::port)
                .findFirst()
                .orElseGet(freePort);
    }
}
