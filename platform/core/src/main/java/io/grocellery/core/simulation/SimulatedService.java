package io.grocellery.core.simulation;

import io.grocellery.core.judge.Tally;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Observation.Second;
import io.grocellery.core.rollout.Observation.Sight;
import io.grocellery.core.simulation.SimulatedWorld.Served;
import io.grocellery.core.traffic.Weight;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One service of a simulated world: two releases and the router between them. */
final class SimulatedService {

    private static final int SECONDS_KEPT = 5;

    private final Change change;
    private final SimulatedRelease stable;
    private final SimulatedRelease candidate;
    private final Demand demand;
    private final Deque<Second> ledger = new ArrayDeque<>();
    private final List<String> breaches = new ArrayList<>();
    private long until;
    private long tests;
    private Served served = Served.NONE;

    SimulatedService(Change change, SimulatedRelease stable, SimulatedRelease candidate, Demand demand, long now) {
        this.change = change;
        this.stable = stable;
        this.candidate = candidate;
        this.demand = demand;
        this.until = now / 1000;
        stable.establish(change.replicas(), now);
    }

    SimulatedRelease stable() {
        return stable;
    }

    SimulatedRelease candidate() {
        return candidate;
    }

    SimulatedRelease release(ReleaseId id) {
        return id.equals(change.stable()) ? stable : candidate;
    }

    Served served() {
        return served;
    }

    void weigh(Map<ReleaseId, Weight> weights, long now) {
        if (weights.values().stream().allMatch(weight -> weight.parts() == 0)) {
            breaches.add(change.service() + " has no release with a weight");
        }
        weights.forEach((release, weight) -> release(release).name(weight, now));
        if (candidate.weight().parts() > 0 && !candidate.wasEverReady()) {
            breaches.add(change.candidate() + " was given traffic before it was ready");
        }
    }

    void tamper(Draws draws, long now) {
        if (candidate.named()) {
            Weight weight = Weight.ofPercent(draws.below(101));
            candidate.name(weight, now);
            stable.name(weight.rest(), now);
        }
    }

    void stop(ReleaseId id, int keep, long now) {
        SimulatedRelease other = id.equals(change.stable()) ? candidate : stable;
        if (keep == 0 && other.seen(now).ready() == 0) {
            breaches.add(id + " was ended while the other release could not serve");
        }
        release(id).stop(keep, now);
    }

    void test(long requests) {
        tests = requests;
    }

    void pass(long now) {
        stable.pass(now);
        candidate.pass(now);
    }

    /** One second's shoppers, and the test traffic that was asked for. */
    void trade(long second, long sinceBegin, Draws draws, long now) {
        long requests = draws.poisson(demand.at(sinceBegin));
        long toCandidate = draws.binomial(requests, candidateShare(now));
        Tally byCandidate = candidate.answer(toCandidate, now);
        Tally byStable = stable.answer(requests - toCandidate, now);
        Tally named = candidate.named() ? candidate.answer(tests, now) : Tally.NONE;
        tests = candidate.named() ? 0 : tests;
        served = served.plus(new Served(byCandidate, byStable));
        breachIfServedBeforeReady();
        keep(new Second(second, byCandidate, byStable, named));
    }

    private void breachIfServedBeforeReady() {
        if (candidate.servedBeforeReady()) {
            breaches.add(change.candidate() + " answered before it was ready");
        }
    }

    private void keep(Second second) {
        until = second.epochSecond() + 1;
        ledger.addLast(second);
        if (ledger.size() > SECONDS_KEPT) {
            ledger.removeFirst();
        }
    }

    /** When no instance of a release can be reached, its share goes to the other. */
    private double candidateShare(long now) {
        long parts = candidate.weight().parts();
        if (parts == 0 || !candidate.canServe(now)) {
            return 0;
        }
        return stable.canServe(now) ? (double) parts / (parts + stable.weight().parts()) : 1;
    }

    Sight sight(long now, boolean weightsReadable) {
        return new Sight(
                candidate.seen(now),
                stable.seen(now),
                weightsReadable ? Optional.of(weights()) : Optional.empty(),
                List.copyOf(ledger),
                until);
    }

    private Map<ReleaseId, Weight> weights() {
        Map<ReleaseId, Weight> weights = new HashMap<>();
        if (stable.named()) {
            weights.put(change.stable(), stable.weight());
        }
        if (candidate.named()) {
            weights.put(change.candidate(), candidate.weight());
        }
        return weights;
    }

    List<String> breaches() {
        return List.copyOf(breaches);
    }

    boolean hasAllWeight(ReleaseId id) {
        SimulatedRelease other = id.equals(change.stable()) ? candidate : stable;
        return release(id).weight().parts() > 0 && other.weight().parts() == 0;
    }

    boolean servesOnly(ReleaseId id) {
        SimulatedRelease one = release(id);
        SimulatedRelease other = one == stable ? candidate : stable;
        return one.weight().parts() > 0 && !other.named() && other.gone();
    }
}
