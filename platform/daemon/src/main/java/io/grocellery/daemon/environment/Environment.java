package io.grocellery.daemon.environment;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.EnvironmentStatus.State;
import io.grocellery.core.supervision.Component;
import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.supervision.Condition;
import io.grocellery.core.supervision.Fleet;
import io.grocellery.core.time.Patience;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.WorkloadSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** One environment: what it is to run, and the loop that keeps it running. */
final class Environment {

    static final ServiceName GATEWAY = new ServiceName("gateway");
    static final ComponentId GATEWAY_ID = new ComponentId("gateway");

    private static final Duration UP_DEADLINE = Duration.ofMinutes(3);
    private static final Duration DOWN_DEADLINE = Duration.ofSeconds(60);

    private final EnvironmentPlan plan;
    private final LocalComponents components;
    private final EnvironmentLoop loop;
    private final Patience patience;
    private volatile boolean wanted;

    Environment(EnvironmentPlan plan, LocalComponents components, EnvironmentLoop loop, Patience patience) {
        this.plan = plan;
        this.components = components;
        this.loop = loop;
        this.patience = patience;
    }

    EnvironmentName name() {
        return plan.environment().name();
    }

    EnvironmentPlan plan() {
        return plan;
    }

    EnvironmentLoop loop() {
        return loop;
    }

    boolean wanted() {
        return wanted;
    }

    /** What is to run. */
    List<WorkloadSpec> workloads() {
        return components.specs();
    }

    /** Whether that component runs, and is of that release. */
    boolean runs(ComponentId id, ReleaseId release) {
        return components
                .running(id)
                .map(Instance::release)
                .filter(release::equals)
                .isPresent();
    }

    /**
     * Looks, before anything that takes long, whether what does not run yet could listen.
     *
     * @throws ExplainedException when another program listens there
     */
    void requireFixedPorts() {
        plan.fixedPorts().forEach(components::requirePort);
    }

    /** Those of the service's instances that are to run. */
    Set<ReleaseId> releasesOf(ServiceName service) {
        return components.specsOf(service).stream().map(WorkloadSpec::release).collect(Collectors.toSet());
    }

    /**
     * From now on these run. What runs already stays; what runs and is not among them, or is another release, ends.
     *
     * @throws ExplainedException when another program listens where one of them is to
     */
    void want(Collection<WorkloadSpec> workloads) {
        components.replace(workloads, loop);
        List<Component> wantedNow = workloads.stream().map(this::component).collect(Collectors.toList());
        if (plan.configured()) {
            wantedNow.add(Component.wanted(LocalComponents.POSTGRESQL, Set.of()));
        }
        loop.change(fleet -> fleet.with(wantedNow.stream()
                .filter(each -> fleet.find(each.id()).filter(Component::wanted).isEmpty())
                .toList()));
        wanted = true;
    }

    /**
     * From now on these run besides.
     *
     * @throws ExplainedException when another program listens where one of them is to
     */
    void add(Collection<WorkloadSpec> workloads) {
        components.requirePorts(workloads);
        components.defineBesides(workloads);
        loop.change(fleet -> fleet.with(workloads.stream().map(this::component).toList()));
    }

    /** From now on these are not wanted; they end in good order. */
    void remove(Collection<InstanceId> instances) {
        Set<ComponentId> leaving = instances.stream().map(LocalComponents::idOf).collect(Collectors.toSet());
        loop.change(fleet -> fleet.unwanted(leaving));
    }

    /** Forgets what is no longer wanted and has ended. */
    void forgetEnded() {
        List<ComponentId> ended = loop.fleet().ended();
        if (!ended.isEmpty()) {
            loop.change(fleet -> fleet.without(ended));
            components.forget(ended);
        }
    }

    private Component component(WorkloadSpec spec) {
        boolean alone =
                spec.service().equals(GATEWAY) || !plan.service(spec.service()).configured();
        return Component.wanted(LocalComponents.idOf(spec.id()), alone ? Set.of() : Set.of(LocalComponents.POSTGRESQL));
    }

    /**
     * Returns when all of it is ready.
     *
     * @param reached whether the gateway gives requests to every instance: it may have seen one fail while that started,
     *     and looks again only after a while
     * @throws ExplainedException when that takes too long
     */
    void awaitReady(BooleanSupplier reached) {
        if (!patience.await(() -> loop.fleet().allReady() && reached.getAsBoolean(), UP_DEADLINE)) {
            throw new ExplainedException(
                    name() + " is not ready after " + UP_DEADLINE.toSeconds() + " s",
                    "not ready: " + notReady(),
                    "look at ./grocellery logs " + firstNotReady()
                            + "; what is ready keeps running, ./grocellery down ends it");
        }
    }

    private String notReady() {
        return loop.fleet().inOrder().stream()
                .filter(each -> !each.ready())
                .map(each -> each.id() + " (" + each.condition().getClass().getSimpleName() + ")")
                .reduce((one, other) -> one + ", " + other)
                .orElse("gateway (does not reach every instance)");
    }

    private String firstNotReady() {
        return loop.fleet().inOrder().stream()
                .filter(each -> !each.ready())
                .map(each -> each.id().value())
                .findFirst()
                .orElse(GATEWAY.value());
    }

    /**
     * Ends everything but the database server, which other environments may use.
     *
     * @throws ExplainedException when something is still there after the deadline
     */
    void end() {
        wanted = false;
        loop.change(fleet -> fleet.without(Set.of(LocalComponents.POSTGRESQL)).unwanted());
        if (!patience.await(() -> loop.fleet().allStopped(), DOWN_DEADLINE)) {
            throw new ExplainedException(
                    name() + " has not ended after " + DOWN_DEADLINE.toSeconds() + " s",
                    "still there: " + notStopped(),
                    "run ./grocellery down again");
        }
        loop.change(fleet -> new Fleet(Map.of()));
    }

    private String notStopped() {
        return loop.fleet().inOrder().stream()
                .filter(each -> !(each.condition() instanceof Condition.Stopped))
                .map(each -> each.id().value())
                .collect(Collectors.joining(", "));
    }

    State state() {
        Fleet fleet = loop.fleet();
        if (fleet.components().isEmpty() || fleet.allStopped()) {
            return wanted ? State.STARTING : State.STOPPED;
        }
        if (!wanted) {
            return State.STOPPING;
        }
        return fleet.allReady() ? State.RUNNING : startingOrDegraded(fleet);
    }

    private static State startingOrDegraded(Fleet fleet) {
        boolean settling = fleet.components().values().stream()
                .filter(each -> !each.ready())
                .allMatch(each -> each.restarts() == 0
                        && (each.condition() instanceof Condition.Starting
                                || each.condition() instanceof Condition.Stopped));
        return settling ? State.STARTING : State.DEGRADED;
    }
}
