package io.grocellery.daemon.environment;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.InstanceId;
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
    private final Supplier<Port> freePort;

    StartupCaches(
            EnvironmentPlan plan,
            EnvironmentFiles files,
            DatabaseOperator database,
            Credentials credentials,
            Workshop workshop,
            Configurations configurations,
            Supplier<Port> freePort) {
        this.plan = plan;
        this.files = files;
        this.database = database;
        this.credentials = credentials;
        this.workshop = workshop;
        this.configurations = configurations;
        this.freePort = freePort;
    }

    /** For those of these releases that lack one; one that could not be made is told as its phase's outcome. */
    void make(Map<ServiceName, ReleaseId> releases, ProgressLog progress) {
        List<ServiceDefinition> lacking = plan.services().stream()
                .filter(service -> releases.containsKey(service.name()) && service.configured())
                .filter(service -> workshop.lacksCache(
                        service.name(), BringUp.releaseOf(service.name(), releases), service.memory()))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(CACHES_AT_ONCE)) {
            List<Future<?>> runs = new ArrayList<>();
            lacking.forEach(service -> runs.add(
                    threads.submit(() -> make(service, BringUp.releaseOf(service.name(), releases), progress))));
            runs.forEach(StartupCaches::await);
        }
    }

    private void make(ServiceDefinition service, ReleaseId release, ProgressLog progress) {
        progress.phase("start-up cache of " + service.name(), () -> {
            InstanceId training = new InstanceId(service.name() + "-training");
            Assignment assignment = new Assignment(training, service.name(), release, freePort.get());
            DatabaseName name = DatabaseName.of(new EnvironmentName("training"), service.name());
            database.ensureDatabase(name, credentials.databasePassword(name(), service.name()));
            configurations.write(service, assignment, name);
            return workshop.makeCache(
                    service.name(),
                    release,
                    service.memory(),
                    files.configuration(training),
                    assignment.port(),
                    trainingPaths(service));
        });
    }

    /** What a start is followed by: the first requests, answered or refused. */
    private static List<String> trainingPaths(ServiceDefinition service) {
        return Stream.concat(
                        service.routes().stream().map(PathPattern::prefix),
                        Stream.of("/actuator/prometheus", "/actuator/health/liveness"))
                .flatMap(path -> Stream.of(path, path))
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
