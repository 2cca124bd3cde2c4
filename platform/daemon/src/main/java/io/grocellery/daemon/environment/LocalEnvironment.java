package io.grocellery.daemon.environment;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.status.EnvironmentStatus;
import io.grocellery.core.status.EnvironmentStatus.Health;
import io.grocellery.core.status.EnvironmentStatus.State;
import io.grocellery.core.status.ReleaseTraffic;
import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.core.traffic.TrafficException;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.daemon.objective.Objectives;
import io.grocellery.daemon.rollout.Rollouts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An environment with what it takes to bring it up, read it, and go on with it after a restart of the daemon. */
final class LocalEnvironment {

    private static final Logger log = LoggerFactory.getLogger(LocalEnvironment.class);
    private static final int MARGIN_SECONDS = 10;

    private final Environment environment;
    private final EnvironmentIdentity identity;
    private final MemoryGate memory;
    private final Wanted wanted;
    private final Rollouts rollouts;
    private final Objectives objectives;
    private final BringUps bringUps;
    private final Workloads workloads;
    private final StatusSource statusSource;
    private final EvidenceSource evidence;
    private final InstantSource clock;
    private final LogRotation logs;

    LocalEnvironment(
            Environment environment,
            EnvironmentIdentity identity,
            MemoryGate memory,
            Wanted wanted,
            Rollouts rollouts,
            Objectives objectives,
            BringUps bringUps,
            Workloads workloads,
            StatusSource statusSource,
            EvidenceSource evidence,
            InstantSource clock,
            LogRotation logs) {
        this.environment = environment;
        this.identity = identity;
        this.memory = memory;
        this.wanted = wanted;
        this.rollouts = rollouts;
        this.objectives = objectives;
        this.bringUps = bringUps;
        this.workloads = workloads;
        this.statusSource = statusSource;
        this.evidence = evidence;
        this.clock = clock;
        this.logs = logs;
    }

    /** Makes the process that brings this environment up. */
    @FunctionalInterface
    interface BringUps {
        BringUp create(ProgressLog progress);
    }

    /** Reads its status. */
    @FunctionalInterface
    interface StatusSource {
        EnvironmentStatus read();
    }

    /** An environment in which a rollout goes on is up; bringing it up anew would end the candidate. */
    void up(UpRequest request, Map<ServiceName, ReleaseId> releases, ProgressLog progress) {
        Optional<RolloutId> underWay = rollouts.underWay();
        if (underWay.isPresent()) {
            progress.note(
                    environment.name().value(),
                    "rollout " + underWay.get() + " is under way: what runs was left as it is");
            return;
        }
        if (environment.plan().configured()) {
            identity.choose(request.issuer(), environment.wanted());
        }
        if (!environment.wanted()) {
            memory.pass(request.ignoreMemory(), progress);
        }
        bringUps.create(progress).run(releases, request.startupCaches());
    }

    /** A start-up cache for one release, made with this environment's database. */
    void makeCache(ServiceName service, ReleaseId release, ProgressLog progress) {
        bringUps.create(progress).makeCache(service, release);
    }

    /** The releases of a service that it keeps running. */
    Set<ReleaseId> serving(ServiceName service) {
        return environment.wanted() ? environment.releasesOf(service) : Set.of();
    }

    void down(ProgressLog progress) {
        rollouts.settle();
        wanted.clear();
        if (environment.state() != State.STOPPED) {
            progress.phase(environment.name() + ": services and gateway", () -> {
                environment.end();
                return "stopped";
            });
        }
    }

    /** Takes up again what is written as wanted. */
    void resume() {
        try {
            wanted.read().ifPresent(content -> environment.want(specs(content)));
            rollouts.resume();
        } catch (ExplainedException | IllegalArgumentException unfit) {
            log.atError()
                    .setMessage("cannot go on with what ran before; ./grocellery up begins anew")
                    .addKeyValue("environment", environment.name())
                    .setCause(unfit)
                    .log();
        }
    }

    private List<WorkloadSpec> specs(Wanted.Content content) {
        return workloads.all(content.gateway(), content.assignments());
    }

    /** Looks, decides, acts once; nothing happens in an environment that is down. */
    void turn() {
        if (environment.state() != State.STOPPED) {
            environment.loop().turn();
            environment.forgetEnded();
            logs.rotateWhenDue();
        }
    }

    /** What its loop last saw of a component. */
    Health healthOf(ComponentId id) {
        return StatusReader.health(environment, id);
    }

    /** What may be restarted here: the services, the gateway, the database server. */
    List<String> supervised() {
        return Stream.concat(
                        environment.plan().services().stream()
                                .map(service -> service.name().value()),
                        Stream.of(Environment.GATEWAY_ID.value(), LocalComponents.POSTGRESQL.value()))
                .toList();
    }

    /** Starts of a service's instances that nobody asked for, since this daemon began. */
    long restartsOf(String service) {
        return environment.loop().restarts().of(service);
    }

    Rollouts rollouts() {
        return rollouts;
    }

    /** What each release of a service served lately. */
    ReleaseTraffic traffic(ServiceName service) {
        try {
            long from = clock.instant().getEpochSecond() - ReleaseTraffic.SECONDS - MARGIN_SECONDS;
            return ReleaseTraffic.of(service, evidence.since(from));
        } catch (TrafficException silent) {
            return ReleaseTraffic.UNKNOWN;
        }
    }

    Objectives objectives() {
        return objectives;
    }

    EnvironmentName name() {
        return environment.name();
    }

    /** What it is to run; nothing while it is not wanted. */
    List<WorkloadSpec> workloads() {
        return environment.wanted() ? environment.workloads() : List.of();
    }

    boolean wanted() {
        return environment.wanted();
    }

    State state() {
        return environment.state();
    }

    EnvironmentStatus status() {
        return statusSource.read();
    }
}
