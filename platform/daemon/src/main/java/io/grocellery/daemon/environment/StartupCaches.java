package io.grocellery.daemon.environment;

import io.grocellery.core.capacity.MemoryNeed;
import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.MemorySize;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.daemon.environment.Workshop.Rehearsal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes the start-up caches that releases lack on this machine, by running each once on a database of its own. */
final class StartupCaches {

    /** Two at once keep two cores busy; more only wait for one another. */
    private static final int CACHES_AT_ONCE = 2;

    private final EnvironmentPlan plan;
    private final EnvironmentFiles files;
    private final DatabaseOperator database;
    private final Credentials credentials;
    private final Workshop workshop;
    private final Configurations configurations;
    private final Gateways gateways;
    private final Supplier<Port> freePort;

    StartupCaches(
            EnvironmentPlan plan,
            EnvironmentFiles files,
            DatabaseOperator database,
            Credentials credentials,
            Workshop workshop,
            Configurations configurations,
            Gateways gateways,
            Supplier<Port> freePort) {
        this.plan = plan;
        this.files = files;
        this.database = database;
        this.credentials = credentials;
        this.workshop = workshop;
        this.configurations = configurations;
        this.gateways = gateways;
        this.freePort = freePort;
    }

    /** For those of these releases that lack one; one that could not be made is told as its phase's outcome. */
    void make(Map<ServiceName, ReleaseId> releases, ProgressLog progress) {
        List<Runnable> lacking = new ArrayList<>();
        plan.services().stream()
                .filter(service -> service.configured() && lacks(service.name(), service.memory(), releases))
                .forEach(service ->
                        lacking.add(() -> make(service, BringUp.releaseOf(service.name(), releases), progress)));
        // where no service can have one, the first start stays the quickest there is
        if (plan.configured() && lacks(Environment.GATEWAY, MemoryNeed.GATEWAY, releases)) {
            lacking.add(() -> makeGateways(BringUp.releaseOf(Environment.GATEWAY, releases), progress));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CACHES_AT_ONCE)) {
            List<Future<?>> runs = new ArrayList<>();
            lacking.forEach(each -> runs.add(threads.submit(each)));
            runs.forEach(StartupCaches::await);
        }
    }

    private boolean lacks(ServiceName service, MemorySize memory, Map<ServiceName, ReleaseId> releases) {
        return releases.containsKey(service)
                && workshop.lacksCache(service, BringUp.releaseOf(service, releases), memory);
    }

    private void make(ServiceDefinition service, ReleaseId release, ProgressLog progress) {
        progress.phase("start-up cache of " + service.name(), () -> {
            Assignment assignment = training(service.name(), release, freePort.get());
            DatabaseName name = DatabaseName.of(new EnvironmentName("training"), service.name());
            database.ensureDatabase(name, credentials.databasePassword(name(), service.name()));
            configurations.write(service, assignment, name);
            return workshop.makeCache(
                    service.name(),
                    release,
                    service.memory(),
                    new Rehearsal(
                            Workloads.configuredBy(files.configuration(assignment.id())),
                            at(assignment.port(), "/actuator/health/readiness"),
                            twice(assignment.port(), trainingPaths(service))));
        });
    }

    /** It is itself all that it routes to, by the port that tells how it is. */
    private void makeGateways(ReleaseId release, ProgressLog progress) {
        progress.phase("start-up cache of the gateway", () -> {
            Port listen = freePort.get();
            Port admin = freePort.get();
            List<Assignment> routed = plan.services().stream()
                    .map(service -> training(service.name(), release, admin))
                    .toList();
            return workshop.makeCache(
                    Environment.GATEWAY,
                    release,
                    MemoryNeed.GATEWAY,
                    new Rehearsal(
                            Workloads.routedBy(gateways.rehearsal(routed, listen, admin)),
                            at(admin, "/live"),
                            Stream.concat(
                                            twice(listen, gatewayPaths()).stream(),
                                            twice(admin, List.of("/actuator/prometheus")).stream())
                                    .toList()));
        });
    }

    private static Assignment training(ServiceName service, ReleaseId release, Port port) {
        return new Assignment(new InstanceId(service + "-training"), service, release, port);
    }

    private List<String> gatewayPaths() {
        return Stream.concat(
                        Stream.of("/"),
                        plan.services().stream()
                                .flatMap(service -> service.routes().stream())
                                .map(PathPattern::prefix))
                .toList();
    }

    private static List<URI> twice(Port port, List<String> paths) {
        return paths.stream()
                .map(path -> at(port, path))
                .flatMap(address -> Stream.of(address, address))
                .toList();
    }

    private static URI at(Port port, String path) {
        return URI.create("http://" + GatewayTable.LOOPBACK + ":" + port + path);
    }

    /** What a start is followed by: the first requests, answered or refused. */
    private static List<String> trainingPaths(ServiceDefinition service) {
        return Stream.concat(
                        service.routes().stream().map(PathPattern::prefix),
                        Stream.of("/actuator/prometheus", "/actuator/health/liveness"))
                .toList();
    }

    /** A cache that could not be made costs a slower start and nothing else; its phase has said so. */
    private static void await(Future<?> run) {
        try {
            run.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
        }
    }

    private EnvironmentName name() {
        return plan.environment().name();
    }
}
