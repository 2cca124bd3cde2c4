package io.grocellery.daemon.rollout;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Command;
import io.grocellery.core.rollout.Observation;
import io.grocellery.core.rollout.Observation.Instances;
import io.grocellery.core.rollout.Observation.Sight;
import io.grocellery.core.rollout.Part;
import io.grocellery.core.rollout.RolloutEffect;
import io.grocellery.core.rollout.RolloutEngine;
import io.grocellery.core.rollout.RolloutState;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.core.traffic.ReleaseShare;
import io.grocellery.core.traffic.RoutedInstances;
import io.grocellery.core.traffic.TrafficException;
import io.grocellery.core.traffic.TrafficRouter;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.daemon.rollout.ServiceInstances.Seen;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An environment of this machine as one rollout sees and changes it. One thread uses it; anybody may ask something. */
final class LiveWorld implements RolloutEngine.World {

    private static final Logger log = LoggerFactory.getLogger(LiveWorld.class);

    private final ServiceInstances instances;
    private final TrafficRouter router;
    private final EvidenceSource evidence;
    private final TestTraffic tests;
    private final Told told;
    private final AtomicReference<Command> asked = new AtomicReference<>();
    private final Set<InstanceId> drained = new HashSet<>();
    private volatile Observation lastSeen = Observation.BLIND;

    LiveWorld(ServiceInstances instances, TrafficRouter router, EvidenceSource evidence, TestTraffic tests, Told told) {
        this.instances = instances;
        this.router = router;
        this.evidence = evidence;
        this.tests = tests;
        this.told = told;
    }

    /** Where words for people go. */
    @FunctionalInterface
    interface Told {
        void tell(RolloutState state, RolloutEffect.Notify notify);
    }

    /** Is heard at the next look; the latest wins. */
    void ask(Command command) {
        asked.set(command);
    }

    @Override
    public Observation look(RolloutState state) {
        Optional<Evidence> counted = counted(state);
        Optional<RoutedInstances> routed = asked(router::instances);
        Map<ServiceName, Sight> sights = new HashMap<>();
        routed.ifPresent(known ->
                state.parts().forEach(part -> sights.put(part.change().service(), sight(state, part, known, counted))));
        lastSeen = new Observation(sights, Optional.ofNullable(asked.getAndSet(null)));
        return lastSeen;
    }

    /** What the last look saw. */
    Observation lastSeen() {
        return lastSeen;
    }

    /** From a little before the first second that is not counted yet by every service. */
    private Optional<Evidence> counted(RolloutState state) {
        long since = state.parts().stream()
                .mapToLong(part -> part.evidence().nextSecond())
                .min()
                .orElse(0);
        return asked(() -> evidence.since(since));
    }

    private Sight sight(RolloutState state, Part part, RoutedInstances routed, Optional<Evidence> counted) {
        Change change = part.change();
        Optional<RoutedReleases> table = asked(() -> new RoutedReleases(router.read(change.service())));
        List<Seen> seen = instances.of(change.service());
        JudgePolicy policy = state.plan().policy();
        return new Sight(
                new Crowd(change.candidate(), seen, table, routed).count(policy),
                new Crowd(change.stable(), seen, table, routed).count(policy),
                table.map(RoutedReleases::weights),
                counted.map(found -> new CountedSeconds(policy).of(change, found))
                        .orElse(List.of()),
                counted.map(Evidence::untilSecond).orElse(part.evidence().nextSecond()));
    }

    /** The instances of one release. */
    private record Crowd(ReleaseId release, List<Seen> all, Optional<RoutedReleases> table, RoutedInstances routed) {

        Instances count(JudgePolicy policy) {
            return new Instances(
                    count(Seen::running),
                    count(each -> each.ready() && routed.failedChecks(each.id()) < policy.consecutiveFailures()),
                    count(this::mayHaveRequests),
                    own().mapToInt(Seen::ended).sum(),
                    own().mapToInt(each -> routed.failedChecks(each.id())).max().orElse(0));
        }

        private boolean mayHaveRequests(Seen each) {
            return routed.draining().contains(each.id())
                    || table.filter(found -> found.names(each.id())).isPresent();
        }

        private int count(Predicate<Seen> condition) {
            return (int) own().filter(condition).count();
        }

        private Stream<Seen> own() {
            return all.stream().filter(each -> each.release().equals(release));
        }
    }

    private static <T> Optional<T> asked(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (TrafficException silent) {
            return Optional.empty();
        }
    }

    @Override
    public void carryOut(RolloutState state, RolloutEffect effect) {
        try {
            switch (effect) {
                case RolloutEffect.StartInstances start ->
                    instances.ensure(start.service(), start.release(), start.count());
                case RolloutEffect.SetWeights set -> weigh(set.services());
                case RolloutEffect.Drain drain -> drain(drain);
                case RolloutEffect.Stop stop -> stop(stop);
                case RolloutEffect.SendTestTraffic send -> tests.send(send.service(), send.release(), send.requests());
                case RolloutEffect.Notify notify -> told.tell(state, notify);
            }
        } catch (ExplainedException failed) {
            log.atWarn()
                    .setMessage("an effect was not carried out; it is asked for again while it is needed")
                    .addKeyValue("rollout", state.id())
                    .addKeyValue("effect", effect)
                    .setCause(failed)
                    .log();
        }
    }

    private void weigh(List<RolloutEffect.ServiceWeights> services) {
        Map<ServiceName, List<ReleaseShare>> next = new HashMap<>();
        for (RolloutEffect.ServiceWeights each : services) {
            List<Seen> seen = instances.of(each.service());
            next.put(
                    each.service(),
                    routed(each.service()).weighing(each.weights(), seen).present());
            seen.forEach(instance -> drained.remove(instance.id()));
        }
        router.replace(next);
    }

    private void drain(RolloutEffect.Drain drain) {
        RoutedReleases before = routed(drain.service());
        RoutedReleases after = before.keeping(drain.keep(), drain.release());
        instances.of(drain.service()).stream()
                .map(Seen::id)
                .filter(id -> before.names(id) && !after.names(id))
                .forEach(drained::add);
        router.replace(Map.of(drain.service(), after.present()));
    }

    /** Those that have no requests end first; one that is still named has to leave the router before it ends. */
    private void stop(RolloutEffect.Stop stop) {
        RoutedReleases table = routed(stop.service());
        Set<InstanceId> draining = router.instances().draining();
        List<Seen> present = instances.of(stop.service()).stream()
                .filter(seen -> seen.release().equals(stop.release()))
                .sorted(Comparator.comparing((Seen seen) -> table.names(seen.id()))
                        .thenComparing(seen -> draining.contains(seen.id())))
                .toList();
        Set<InstanceId> surplus = present.stream()
                .limit(Math.max(0, present.size() - stop.keep()))
                .map(Seen::id)
                .collect(Collectors.toCollection(HashSet::new));
        if (surplus.stream().anyMatch(table::names)) {
            router.replace(Map.of(stop.service(), table.without(surplus).present()));
        }
        instances.end(surplus);
    }

    /**
     * Names instances to the router that can serve since its releases were last weighed: those that were started again,
     * or in the place of others.
     *
     * @return whether every instance that can serve is named
     */
    boolean joinReady(ServiceName service) {
        List<Seen> seen = instances.of(service);
        try {
            RoutedReleases before = routed(service);
            RoutedReleases after = before.joinedBy(seen, drained);
            if (!after.equals(before)) {
                router.replace(Map.of(service, after.present()));
            }
            return seen.stream().allMatch(Seen::ready);
        } catch (TrafficException silent) {
            return false;
        }
    }

    private RoutedReleases routed(ServiceName service) {
        return new RoutedReleases(router.read(service));
    }
}
