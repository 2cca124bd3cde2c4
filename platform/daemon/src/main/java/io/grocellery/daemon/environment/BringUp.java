package io.grocellery.daemon.environment;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
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

/** Brings one environment up, phase by phase. Each phase finds what is done already. */
final class BringUp {

    /** Two at once keep two cores busy; more only wait for one another. */
    private static final int CACHES_AT_ONCE = 2;

    private final Environment environment;
    private final EnvironmentPlan plan;
    private final EnvironmentFiles files;
    private final DatabaseOperator database;
    private final Credentials credentials;
    private final Workshop workshop;
    private final Configurations configurations;
    private final Gateways gateways;
    private final Wanted wanted;
    private final Supplier<Port> freePort;
    private final ProgressLog progress;

    BringUp(
            Environment environment,
            EnvironmentFiles files,
            DatabaseOperator database,
            Credentials credentials,
            Workshop workshop,
            Configurations configurations,
            Gateways gateways,
            Wanted wanted,
            Supplier<Port> freePort,
            ProgressLog progress) {
        this.environment = environment;
        this.plan = environment.plan();
        this.files = files;
        this.database = database;
        this.credentials = credentials;
        this.workshop = workshop;
        this.configurations = configurations;
        this.gateways = gateways;
        this.wanted = wanted;
        this.freePort = freePort;
        this.progress = progress;
    }

    void run(boolean startupCaches) {
        Map<ServiceName, ReleaseId> releases = releasesAndDatabases();
        if (startupCaches) {
            makeCaches(releases);
        }
        List<Assignment> assignments = plan.assignments(releases, freePort, wanted.assignments());
        configurations.write(assignments);
        gateways.route(assignments);
        progress.phase("gateway and services", () -> start(assignments, releaseOf(Environment.GATEWAY, releases)));
    }

    /** At once: one reads every jar, the other mostly waits. */
    private Map<ServiceName, ReleaseId> releasesAndDatabases() {
        try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
            Future<Map<ServiceName, ReleaseId>> releases =
                    aside.submit(() -> progress.phase("releases", () -> workshop.releases(plan.services())));
            progress.phase("PostgreSQL", () -> "running at " + database.start().address());
            progress.phase("databases", this::ensureDatabases);
            return releases.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExplainedException(
                    name() + " was not started",
                    "starting it was interrupted",
                    "run ./grocellery up again",
                    interrupted);
        } catch (ExecutionException failed) {
            throw cause(failed);
        }
    }

    private static RuntimeException cause(ExecutionException failed) {
        return switch (failed.getCause()) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            case null, default -> new IllegalStateException(failed);
        };
    }

    private String ensureDatabases() {
        for (ServiceDefinition service : plan.services()) {
            database.ensureDatabase(
                    DatabaseName.of(name(), service.name()), credentials.databasePassword(name(), service.name()));
        }
        return "one for each service";
    }

    private String start(List<Assignment> assignments, ReleaseId gateway) {
        environment.want(new Workloads(plan, files, workshop).all(gateway, assignments));
        wanted.write(assignments, gateway);
        environment.awaitReady();
        return "all ready";
    }

    private void makeCaches(Map<ServiceName, ReleaseId> releases) {
        List<ServiceDefinition> lacking = plan.services().stream()
                .filter(service -> workshop.lacksCache(
                        service.name(),
                        releaseOf(service.name(), releases),
                        plan.environment().profile(),
                        service.memory()))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(CACHES_AT_ONCE)) {
            List<Future<?>> runs = new ArrayList<>();
            lacking.forEach(service ->
                    runs.add(threads.submit(() -> makeCache(service, releaseOf(service.name(), releases)))));
            runs.forEach(BringUp::await);
        }
    }

    private void makeCache(ServiceDefinition service, ReleaseId release) {
        progress.phase("start-up cache of " + service.name(), () -> {
            InstanceId training = new InstanceId(service.name() + "-training");
            Assignment assignment = new Assignment(training, service.name(), release, freePort.get());
            DatabaseName name = DatabaseName.of(new EnvironmentName("training"), service.name());
            database.ensureDatabase(name, credentials.databasePassword(name(), service.name()));
            configurations.write(service, assignment, name);
            return workshop.makeCache(
                    service.name(),
                    release,
                    plan.environment().profile(),
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

    private static ReleaseId releaseOf(ServiceName service, Map<ServiceName, ReleaseId> releases) {
        ReleaseId release = releases.get(service);
        if (release == null) {
            throw new IllegalStateException("no release of " + service);
        }
        return release;
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
