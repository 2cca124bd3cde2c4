package io.grocellery.daemon.environment;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.delivery.JourneyDefinition;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.target.local.installation.Installation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    List<JourneyDefinition> journeys() {
        return delivery.journeys();
    }

    /** Whether any service is told of a database, and of who signs people in. */
    boolean configured() {
        return delivery.configured();
    }

    LatencyBounds latencyBounds() {
        return new LatencyBounds(delivery);
    }

    Port gatewayPort() {
        return environment.gateway().plus(portOffset);
    }

    Port adminPort() {
        return environment.admin().plus(portOffset);
    }

    /** Where the gateway and the services listen, as far as the delivery file alone tells. */
    Map<InstanceId, Port> fixedPorts() {
        Map<InstanceId, Port> ports = new LinkedHashMap<>();
        ports.put(LocalComponents.instance(Environment.GATEWAY_ID), gatewayPort());
        if (environment.fixedPorts()) {
            delivery.services().forEach(service -> ports.put(InstanceId.of(service.name(), 1), fixedPort(service)));
        }
        return ports;
    }

    private Port fixedPort(ServiceDefinition service) {
        return service.port().plus(portOffset);
    }

    URI gatewayUrl() {
        return URI.create("http://127.0.0.1:" + gatewayPort());
    }

    /** Where this installation's Zipkin takes spans, whether it runs or not. */
    URI spansUrl() {
        return URI.create("http://127.0.0.1:" + Installation.ZIPKIN.plus(portOffset) + "/api/v2/spans");
    }

    ServiceDefinition service(ServiceName name) {
        return delivery.service(name).orElseThrow(() -> new IllegalArgumentException("no service " + name));
    }

    /** Where an instance of a service says whether it can serve. */
    String healthPath(ServiceName service) {
        return service(service).health();
    }

    /**
     * One assignment an instance. Instances that are there already and run the wanted release stay as they are. The
     * first instance of an environment of fixed ports takes the port of the delivery file; the others keep the port
     * that an instance of their name had, or take a free one.
     */
    List<Assignment> assignments(
            Map<ServiceName, ReleaseId> releases, Supplier<Port> freePort, List<Assignment> before) {
        return delivery.services().stream()
                .flatMap(service -> assignments(service, release(service, releases), freePort, before).stream())
                .toList();
    }

    /** Further instances of a release, under names that nobody has and at free ports. */
    List<Assignment> more(
            int count, ServiceName service, ReleaseId release, Supplier<Port> freePort, List<Assignment> present) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> InstanceId.of(service, number))
                .filter(id -> present.stream().noneMatch(each -> each.id().equals(id)))
                .limit(count)
                .map(id -> new Assignment(id, service, release, freePort.get()))
                .toList();
    }

    private static ReleaseId release(ServiceDefinition service, Map<ServiceName, ReleaseId> releases) {
        ReleaseId release = releases.get(service.name());
        if (release == null) {
            throw new IllegalArgumentException("no release of " + service.name());
        }
        return release;
    }

    private List<Assignment> assignments(
            ServiceDefinition service, ReleaseId release, Supplier<Port> freePort, List<Assignment> before) {
        List<Assignment> kept = before.stream()
                .filter(each ->
                        each.service().equals(service.name()) && each.release().equals(release))
                .limit(environment.replicas().min())
                .toList();
        Stream<Assignment> added = IntStream.iterate(1, number -> number + 1)
                .filter(number ->
                        kept.stream().noneMatch(each -> each.id().equals(InstanceId.of(service.name(), number))))
                .limit(environment.replicas().min() - kept.size())
                .mapToObj(number -> InstanceId.of(service.name(), number))
                .map(id -> new Assignment(id, service.name(), release, port(service, id, freePort, before)));
        return Stream.concat(kept.stream(), added).toList();
    }

    private Port port(ServiceDefinition service, InstanceId id, Supplier<Port> freePort, List<Assignment> before) {
        if (environment.fixedPorts() && id.equals(InstanceId.of(service.name(), 1))) {
            return fixedPort(service);
        }
        return before.stream()
                .filter(each -> each.id().equals(id))
                .map(Assignment::port)
                .findFirst()
                .orElseGet(freePort);
    }
}
