package io.grocellery.daemon.companion;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.target.local.installation.Installation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Prometheus finds what it scrapes, in the form of its HTTP service discovery. */
public final class MonitoringTargets {

    private static final ServiceName GATEWAY = new ServiceName("gateway");

    private final Installation installation;
    private final Delivery delivery;
    private final Environments environments;
    private final List<CompanionProgram> exporters;
    private final List<CompanionProgram> watchers;

    /**
     * @param exporters whose targets are the database server's figures
     * @param watchers which are watched themselves
     */
    MonitoringTargets(
            Installation installation,
            Delivery delivery,
            Environments environments,
            List<CompanionProgram> exporters,
            List<CompanionProgram> watchers) {
        this.installation = installation;
        this.delivery = delivery;
        this.environments = environments;
        this.exporters = exporters;
        this.watchers = watchers;
    }

    /**
     * Addresses that share their labels.
     *
     * @param targets host and port each
     */
    public record Group(List<String> targets, Map<String, String> labels) {

        static Group of(Port port, Map<String, String> labels) {
            return new Group(List.of("127.0.0.1:" + port), labels);
        }
    }

    /**
     * What there is to scrape for one job of {@code monitoring/prometheus.yml}. What is meant to run is listed also
     * while it does not, so that its absence is noticed.
     *
     * @throws NoSuchElementException when there is no such job
     */
    public List<Group> of(String job) {
        return switch (job) {
            case "services" -> services();
            case "gateway" -> gateways();
            case "daemon" -> List.of(Group.of(installation.daemonPort(), labels("daemon", "daemon")));
            case "postgresql" ->
                exporters.stream()
                        .map(each -> Group.of(each.port(), labels("postgresql", "postgresql")))
                        .toList();
            case "prometheus" ->
                watchers.stream()
                        .map(each -> Group.of(each.port(), labels(each.name(), each.name())))
                        .toList();
            default -> throw new NoSuchElementException("there is no job '" + job + "'");
        };
    }

    private boolean hasMetrics(WorkloadSpec spec) {
        return delivery.service(spec.service())
                .filter(ServiceDefinition::configured)
                .isPresent();
    }

    private List<Group> gateways() {
        return delivery.environments().stream()
                .flatMap(each -> gateway(each).stream())
                .toList();
    }

    private Optional<Group> gateway(EnvironmentDefinition definition) {
        return environments.workloads(definition.name()).stream()
                .filter(spec -> spec.service().equals(GATEWAY))
                .map(spec ->
                        Group.of(definition.admin().plus(installation.portOffset()), labels(definition.name(), spec)))
                .findFirst();
    }

    private List<Group> services() {
        return environments.names().stream().flatMap(this::servicesOf).toList();
    }

    private Stream<Group> servicesOf(EnvironmentName name) {
        return environments.workloads(name).stream()
                .filter(this::hasMetrics)
                .map(spec -> Group.of(spec.port(), labels(name, spec)));
    }

    private static Map<String, String> labels(EnvironmentName environment, WorkloadSpec spec) {
        Map<String, String> labels = labels(spec.service().value(), spec.id().value());
        labels.put("environment", environment.value());
        labels.put("release", spec.release().value());
        return labels;
    }

    private static Map<String, String> labels(String service, String instance) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("service", service);
        labels.put("instance", instance);
        return labels;
    }
}
