package io.grocellery.daemon.environment;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.rollout.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Brings one environment up, phase by phase. Each phase finds what is done already. */
final class BringUp {

    private final Environment environment;
    private final EnvironmentPlan plan;
    private final EnvironmentFiles files;
    private final DatabaseOperator database;
    private final Credentials credentials;
    private final Workshop workshop;
    private final Configurations configurations;
    private final Gateways gateways;
    private final StartupCaches caches;
    private final Wanted wanted;
    private final Supplier<Map<ServiceName, ReleaseId>> promoted;
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
            StartupCaches caches,
            Wanted wanted,
            Supplier<Map<ServiceName, ReleaseId>> promoted,
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
        this.caches = caches;
        this.wanted = wanted;
        this.promoted = promoted;
        this.freePort = freePort;
        this.progress = progress;
    }

    /**
     * Brings it up.
     *
     * @param given releases to begin with; of the services that are not among them, what is built now
     */
    void run(Map<ServiceName, ReleaseId> given, boolean startupCaches) {
        if (!environment.wanted()) {
            lookAtPorts();
        }
        Map<ServiceName, ReleaseId> releases = keepingPromoted(releasesAndDatabases(given));
        requireTrusted(releases);
        if (startupCaches) {
            caches.make(releases, progress);
        }
        List<Assignment> assignments = plan.assignments(releases, freePort, wanted.assignments());
        configurations.write(assignments);
        ReleaseId gateway = releaseOf(Environment.GATEWAY, releases);
        gateways.route(assignments, environment.runs(Environment.GATEWAY_ID, gateway));
        progress.phase("gateway and services", () -> start(assignments, gateway));
    }

    /** Before anything that takes long. */
    private void lookAtPorts() {
        environment.requireFixedPorts();
        if (plan.gatewayPort().isRefusedByBrowsers()) {
            progress.note(
                    name().value(),
                    "browsers open no page at port " + plan.gatewayPort()
                            + ": choose another --port-offset to see one");
        }
    }

    /** For one release, where it lacks one. */
    void makeCache(ServiceName service, ReleaseId release) {
        caches.make(Map.of(service, release), progress);
    }

    /**
     * What a rollout has put there stays, whatever the checkout holds by now; where a person has to agree, whatever serves
     * does.
     */
    private Map<ServiceName, ReleaseId> keepingPromoted(Map<ServiceName, ReleaseId> built) {
        Map<ServiceName, ReleaseId> releases = new HashMap<>(built);
        if (plan.environment().approvalRequired()) {
            wanted.assignments()
                    .forEach(each -> keep(
                            releases, each.service(), each.release(), "which serves: only a deploy changes that here"));
        }
        promoted.get().forEach((service, release) -> keep(releases, service, release, "which a rollout put there"));
        return releases;
    }

    private void keep(Map<ServiceName, ReleaseId> releases, ServiceName service, ReleaseId release, String why) {
        if (workshop.releasesOf(service).contains(release)) {
            ReleaseId other = releases.put(service, release);
            if (other != null && !other.equals(release)) {
                progress.note(service.value(), "stays at " + release + ", " + why + "; the checkout's is " + other);
            }
        }
    }

    /** What the environment asks for and {@code up} itself can give: nobody has scanned yet what is started first. */
    private void requireTrusted(Map<ServiceName, ReleaseId> releases) {
        Set<AttestationKind> asked = new HashSet<>(plan.environment().attestations());
        asked.remove(AttestationKind.SCAN);
        if (!asked.isEmpty()) {
            progress.phase("attestations", () -> trusted(releases, asked));
        }
    }

    private String trusted(Map<ServiceName, ReleaseId> releases, Set<AttestationKind> asked) {
        List<Refusal> doubts = plan.services().parallelStream()
                .map(ServiceDefinition::name)
                .flatMap(service -> workshop.doubts(service, releaseOf(service, releases), asked).stream())
                .toList();
        if (!doubts.isEmpty()) {
            throw new ExplainedException(
                    name() + " was not brought up",
                    doubts.stream().map(Refusal::why).collect(Collectors.joining("; ")),
                    doubts.stream().map(Refusal::remedy).distinct().collect(Collectors.joining("; ")));
        }
        return "every release is what was signed";
    }

    /** At once: one reads every jar, the other mostly waits. */
    private Map<ServiceName, ReleaseId> releasesAndDatabases(Map<ServiceName, ReleaseId> given) {
        try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
            Future<Map<ServiceName, ReleaseId>> releases =
                    aside.submit(() -> progress.phase("releases", () -> releases(given)));
            if (plan.configured()) {
                progress.phase(
                        "PostgreSQL", () -> "running at " + database.start().address());
                progress.phase("databases", this::ensureDatabases);
            }
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

    private Map<ServiceName, ReleaseId> releases(Map<ServiceName, ReleaseId> given) {
        Map<ServiceName, ReleaseId> releases = new HashMap<>(workshop.releases(plan.services().stream()
                .filter(service -> !given.containsKey(service.name()))
                .toList()));
        releases.putAll(given);
        return releases;
    }

    private static RuntimeException cause(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException exception ? exception : new IllegalStateException(failed);
    }

    private String ensureDatabases() {
        plan.services().stream()
                .filter(ServiceDefinition::configured)
                .map(ServiceDefinition::name)
                .forEach(service -> database.ensureDatabase(
                        DatabaseName.of(name(), service), credentials.databasePassword(name(), service)));
        return "one for each service";
    }

    private String start(List<Assignment> assignments, ReleaseId gateway) {
        environment.want(new Workloads(plan, files, workshop).all(gateway, assignments));
        wanted.write(assignments, gateway);
        environment.awaitReady(gateways::reachesAll);
        return "all ready";
    }

    static ReleaseId releaseOf(ServiceName service, Map<ServiceName, ReleaseId> releases) {
        ReleaseId release = releases.get(service);
        if (release == null) {
            throw new IllegalStateException("no release of " + service);
        }
        return release;
    }

    private EnvironmentName name() {
        return plan.environment().name();
    }
}
