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
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One service of a simulated world: two releases and the router between them. */
final class SimulatedService {

    private static final int SECONDS_KEPT = 900;

    private final Change change;
    private final SimulatedRelease stable;
    private final SimulatedRelease candidate;
    private final Demand demand;
    private final Deque<Second> ledger = new ArrayDeque<>();
    private final Set<String> breaches = new LinkedHashSet<>();
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
        weights.forEach((release, weight) -> release(release).name(weight, now));
        breachIf(
                candidate.weight().parts() > 0 && !candidate.wasEverReady(),
                change.candidate() + " was given traffic before it was ready");
        breachIfRemoved();
    }

    void drain(ReleaseId id, int keep, long now) {
        release(id).drain(keep, now);
        breachIfRemoved();
    }

    /** Somebody must serve. */
    private void breachIfRemoved() {
        breachIf(
                stable.weight().parts() + candidate.weight().parts() == 0,
                change.service() + " has no release with a weight");
        breachIf(!stable.wanted() && !candidate.wanted(), "both releases of " + change.service() + " were removed");
    }

    private void breachIf(boolean so, String what) {
        if (so) {
            breaches.add(what);
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
        breachIf(keep == 0 && other.seen(now).ready() == 0, id + " was ended while the other release could not serve");
        release(id).stop(keep, now);
        breachIfRemoved();
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
        long hurtBefore = candidate.hurt();
        Tally byCandidate = candidate.answer(toCandidate, sinceBegin, now);
        long hurt = candidate.hurt() - hurtBefore;
        Tally byStable = stable.answer(requests - toCandidate, sinceBegin, now);
        Tally named = candidate.named() ? candidate.answer(tests, sinceBegin, now) : Tally.NONE;
        tests = candidate.named() ? 0 : tests;
        served = served.plus(new Served(byCandidate, byStable, hurt));
        breachIf(candidate.servedBeforeReady(), change.candidate() + " answered before it was ready");
        keep(new Second(second, byCandidate, byStable, named));
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

    /** @param from the first second that is not known yet */
    Sight sight(long now, long from, boolean weightsReadable) {
        return new Sight(
                candidate.seen(now),
                stable.seen(now),
                weightsReadable ? Optional.of(weights()) : Optional.empty(),
                since(from),
                until);
    }

    private List<Second> since(long from) {
        List<Second> latestFirst = new ArrayList<>();
        for (Iterator<Second> latest = ledger.descendingIterator(); latest.hasNext(); ) {
            Second second = latest.next();
            if (second.epochSecond() < from) {
                break;
            }
            latestFirst.add(second);
        }
        return latestFirst.reversed();
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
