package io.grocellery.daemon.environment;

import io.grocellery.core.capacity.MemoryNeed;
import io.grocellery.core.delivery.ProgramDefinition;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.WorkloadSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns assignments into what the driver starts. */
final class Workloads {

    private static final Duration GRACE = Duration.ofSeconds(25);

    private final EnvironmentPlan plan;
    private final Telling telling;
    private final EnvironmentFiles files;
    private final Workshop workshop;

    Workloads(EnvironmentPlan plan, EnvironmentFiles files, Workshop workshop) {
        this.plan = plan;
        this.telling = new Telling(plan);
        this.files = files;
        this.workshop = workshop;
    }

    /** The gateway and every assignment. */
    List<WorkloadSpec> all(ReleaseId gateway, List<Assignment> assignments) {
        return Stream.concat(Stream.of(gateway(gateway)), of(assignments).stream())
                .toList();
    }

    /** These assignments. */
    List<WorkloadSpec> of(List<Assignment> assignments) {
        return assignments.stream()
                .map(assignment -> service(plan.service(assignment.service()), assignment))
                .toList();
    }

    private WorkloadSpec service(ServiceDefinition service, Assignment assignment) {
        InstanceId id = assignment.id();
        Optional<ProgramDefinition> program = service.program();
        return new WorkloadSpec(
                id,
                service.name(),
                assignment.release(),
                assignment.port(),
                program.map(ProgramDefinition::command).orElseGet(() -> java(service, assignment)),
                program.isPresent() ? workshop.folder(service.name(), assignment.release()) : files.workingFolder(id),
                files.log(id),
                program.isPresent() ? told(assignment) : telling.of(id, assignment.release()),
                Optional.of(
                        URI.create("http://127.0.0.1:" + assignment.port() + plan.healthPath(assignment.service()))),
                GRACE);
    }

    private List<String> java(ServiceDefinition service, Assignment assignment) {
        return workshop.command(
                service.name(),
                assignment.release(),
                plan.environment().profile(),
                service.memory(),
                configuredBy(files.configuration(assignment.id())));
    }

    /** All that a program learns, by its environment. */
    private Map<String, String> told(Assignment assignment) {
        Map<String, String> told = telling.of(assignment.id(), assignment.release());
        told.put("PORT", assignment.port().toString());
        told.put("GROCELLERY_GATEWAY", plan.gatewayUrl().toString());
        return told;
    }

    /** Points a service to the folder of its properties. */
    static List<String> configuredBy(Path folder) {
        return List.of("--spring.config.additional-location=file:" + folder + "/");
    }

    /** Points a gateway to its table. */
    static List<String> routedBy(Path table) {
        return List.of("--config", table.toString());
    }

    private WorkloadSpec gateway(ReleaseId release) {
        InstanceId id = LocalComponents.instance(Environment.GATEWAY_ID);
        return new WorkloadSpec(
                id,
                Environment.GATEWAY,
                release,
                plan.gatewayPort(),
                workshop.command(
                        Environment.GATEWAY,
                        release,
                        plan.environment().profile(),
                        MemoryNeed.GATEWAY,
                        routedBy(files.gatewayTable())),
                files.workingFolder(id),
                files.log(id),
                telling.of(id, release),
                Optional.of(URI.create("http://127.0.0.1:" + plan.adminPort() + "/live")),
                GRACE);
    }
}
