package io.grocellery.core.simulation;

import io.grocellery.core.judge.Tally;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Command;
import io.grocellery.core.rollout.Observation;
import io.grocellery.core.rollout.Observation.Sight;
import io.grocellery.core.rollout.Part;
import io.grocellery.core.rollout.RolloutEffect;
import io.grocellery.core.rollout.RolloutEngine;
import io.grocellery.core.rollout.RolloutState;
import io.grocellery.core.simulation.SimulatedRelease.Routing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Instances, a router and shoppers on a virtual clock. It does what an engine asks as the real parts would: a moment
 * later, sometimes not at all, and with troubles of its own.
 */
public final class SimulatedWorld implements RolloutEngine.World, InstantSource {

    private final Map<ServiceName, SimulatedService> services = new LinkedHashMap<>();
    private final Trouble trouble;
    private final Draws draws;
    private final long begin;
    private long now;
    private Optional<Command> command = Optional.empty();

    /**
     * A world in which the stable releases serve.
     *
     * @param behaviours how each release behaves
     * @param demand of each service
     * @param begin when it begins, in whole seconds
     */
    public SimulatedWorld(
            List<Change> changes,
            Map<ReleaseId, Behaviour> behaviours,
            Demand demand,
            Trouble trouble,
            Instant begin,
            RandomGenerator random) {
        this(changes, behaviours, demand, trouble, begin, random, Routing.TO_READY);
    }

    /** A world whose routers choose their instances in this way. */
    SimulatedWorld(
            List<Change> changes,
            Map<ReleaseId, Behaviour> behaviours,
            Demand demand,
            Trouble trouble,
            Instant begin,
            RandomGenerator random,
            Routing routing) {
        this.draws = new Draws(random);
        this.trouble = trouble;
        this.begin = begin.getEpochSecond();
        this.now = begin.toEpochMilli();
        for (Change change : changes) {
            services.put(
                    change.service(),
                    new SimulatedService(
                            change,
                            release(change.stable(), behaviours, routing),
                            release(change.candidate(), behaviours, routing),
                            demand,
                            now));
        }
    }

    private SimulatedRelease release(ReleaseId id, Map<ReleaseId, Behaviour> behaviours, Routing routing) {
        return new SimulatedRelease(behaviours.getOrDefault(id, Behaviour.erring(0)), routing, draws);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    /** Somebody asks something; it is heard at the next look. */
    public void ask(Command asked) {
        command = Optional.of(asked);
    }

    /** Lets time pass, a second at most at once. */
    public void pass(Duration time) {
        long before = now / 1000;
        now += time.toMillis();
        for (SimulatedService service : services.values()) {
            disturb(service);
            service.pass(now);
            for (long second = before; second < now / 1000; second++) {
                service.trade(second, second - begin, draws, now);
            }
        }
    }

    private void disturb(SimulatedService service) {
        if (trouble.equals(Trouble.NONE)) {
            return;
        }
        if (draws.happens(trouble.candidateDies())) {
            service.candidate().killOne();
        }
        if (draws.happens(trouble.candidateHangs())) {
            service.candidate().hangOne(now);
        }
        if (draws.happens(trouble.stableDies())) {
            service.stable().killOne();
        }
        if (draws.happens(trouble.tampered())) {
            service.tamper(draws, now);
        }
    }

    @Override
    public Observation look(RolloutState state) {
        Optional<Command> asked = command;
        command = Optional.empty();
        if (draws.happens(trouble.blind())) {
            return new Observation(Map.of(), asked);
        }
        Map<ServiceName, Sight> sights = new LinkedHashMap<>();
        for (Part part : state.parts()) {
            ServiceName name = part.change().service();
            long from = part.evidence().nextSecond();
            sights.put(name, find(name).sight(now, from, !draws.happens(trouble.unreadable())));
        }
        return new Observation(sights, asked);
    }

    @Override
    public void carryOut(RolloutState state, RolloutEffect effect) {
        if (!draws.happens(trouble.lost())) {
            carryOut(effect);
        }
    }

    private void carryOut(RolloutEffect effect) {
        switch (effect) {
            case RolloutEffect.StartInstances start ->
                find(start.service()).release(start.release()).want(start.count(), now);
            case RolloutEffect.SetWeights set ->
                set.services().forEach(each -> find(each.service()).weigh(each.weights(), now));
            case RolloutEffect.Drain drain -> find(drain.service()).drain(drain.release(), drain.keep(), now);
            case RolloutEffect.Stop stop -> find(stop.service()).stop(stop.release(), stop.keep(), now);
            case RolloutEffect.SendTestTraffic test -> find(test.service()).test(test.requests());
            case RolloutEffect.Notify notify -> {}
        }
    }

    private SimulatedService find(ServiceName name) {
        SimulatedService service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException("there is no service " + name + " in this world");
        }
        return service;
    }

    /** All requests to all services so far, by whoever answered them. */
    public Served served() {
        return services.values().stream().map(SimulatedService::served).reduce(Served.NONE, Served::plus);
    }

    /** What is wrong with the world by the rules that no rollout may break; empty when all is well. */
    public List<String> breaches() {
        List<String> breaches = new ArrayList<>();
        services.values().forEach(service -> breaches.addAll(service.breaches()));
        return breaches;
    }

    /** Whether only this release of a service is left, with all of the weight. */
    public boolean servesOnly(ServiceName service, ReleaseId release) {
        return find(service).servesOnly(release);
    }

    /** Whether the other release of a service has no weight any more. */
    public boolean hasAllWeight(ServiceName service, ReleaseId release) {
        return find(service).hasAllWeight(release);
    }

    /**
     * What shoppers got.
     *
     * @param candidate requests the candidate answered, and how
     * @param stable requests the stable release answered, and how
     * @param hurt requests to the candidate that were answered with an error, slowly, or not at all
     */
    public record Served(Tally candidate, Tally stable, long hurt) {
        static final Served NONE = new Served(Tally.NONE, Tally.NONE, 0);

        Served plus(Served other) {
            return new Served(candidate.plus(other.candidate), stable.plus(other.stable), hurt + other.hurt);
        }

        public long requests() {
            return candidate.requests() + stable.requests();
        }
    }
}
