package io.grocellery.core.simulation;

import io.grocellery.core.judge.Tally;
import io.grocellery.core.rollout.Observation.Instances;
import io.grocellery.core.traffic.Weight;
import java.util.ArrayList;
import java.util.List;

/** The instances of one release, what they answer, and their place in the router. */
final class SimulatedRelease {

    private static final long RESTART_AFTER = 1000;
    private static final long DRAINING = 500;

    private final Behaviour behaviour;
    private final Draws draws;
    private final List<SimulatedInstance> instances = new ArrayList<>();
    private int wanted;
    private int ends;
    private long restartAt;
    private boolean named;
    private Weight weight = Weight.NONE;
    private boolean servedBeforeReady;
    private boolean everReady;

    SimulatedRelease(Behaviour behaviour, Draws draws) {
        this.behaviour = behaviour;
        this.draws = draws;
    }

    /** As a release that has served for long. */
    void establish(int count, long now) {
        wanted = count;
        for (int i = 0; i < count; i++) {
            instances.add(new SimulatedInstance(now, Long.MAX_VALUE));
        }
        name(Weight.ALL, now);
    }

    void want(int count, long now) {
        wanted = Math.max(wanted, count);
        start(now);
    }

    private void start(long now) {
        while (now >= restartAt && instances.size() < wanted) {
            long start = behaviour.start().toMillis();
            instances.add(new SimulatedInstance(
                    behaviour.crashesAtStart() || behaviour.neverReady() ? Long.MAX_VALUE : now + start,
                    behaviour.crashesAtStart() ? now + start / 2 : Long.MAX_VALUE));
        }
    }

    /** Sets its weight; instances that are ready are routed to. */
    void name(Weight next, long now) {
        named = true;
        weight = next;
        routeReady(now, true);
    }

    private void routeReady(long now, boolean again) {
        for (SimulatedInstance each : instances) {
            if (each.ready(now) && (again || !each.drained())) {
                each.route();
            }
        }
    }

    void drain(int keep, long now) {
        instances.stream().filter(SimulatedInstance::routed).skip(keep).forEach(each -> each.drain(now, DRAINING));
        if (keep == 0) {
            named = false;
            weight = Weight.NONE;
        }
    }

    void stop(int keep, long now) {
        wanted = Math.min(wanted, keep);
        int surplus = (int) instances.stream().filter(each -> each.runs(now)).count() - keep;
        instances.stream()
                .filter(each -> each.runs(now))
                .sorted((left, right) -> Boolean.compare(left.busy(now), right.busy(now)))
                .limit(Math.max(0, surplus))
                .toList()
                .forEach(instances::remove);
    }

    /** Lets time pass: ends are noticed, instances start again, those of a named release are routed to when ready. */
    void pass(long now) {
        int before = instances.size();
        instances.removeIf(each -> !each.runs(now));
        if (instances.size() < before) {
            ends += before - instances.size();
            restartAt = now + RESTART_AFTER;
        }
        start(now);
        everReady |= instances.stream().anyMatch(each -> each.ready(now));
        if (named) {
            routeReady(now, false);
        }
    }

    void killOne() {
        if (!instances.isEmpty()) {
            instances.get(draws.below(instances.size())).end();
        }
    }

    void hangOne(long now) {
        if (!instances.isEmpty()) {
            instances.get(draws.below(instances.size())).hang(now);
        }
    }

    boolean wasEverReady() {
        return everReady;
    }

    boolean named() {
        return named;
    }

    Weight weight() {
        return weight;
    }

    boolean canServe(long now) {
        for (SimulatedInstance each : instances) {
            if (each.serves(now)) {
                return true;
            }
        }
        return false;
    }

    boolean servedBeforeReady() {
        return servedBeforeReady;
    }

    boolean gone() {
        return instances.isEmpty();
    }

    /** What becomes of a second's requests. */
    Tally answer(long requests, long now) {
        if (requests == 0) {
            return Tally.NONE;
        }
        long lost = draws.binomial(requests, hanging(now));
        long answered = requests - lost;
        long slow = draws.binomial(answered, behaviour.slow());
        long stalled = slow == 0 ? 0 : draws.binomial(slow, behaviour.stalled() / behaviour.slow());
        return new Tally(requests, lost + draws.binomial(answered, behaviour.errors()), slow + lost, stalled + lost);
    }

    /** The share of the serving instances that never answers; all when none serves. */
    private double hanging(long now) {
        int serving = 0;
        int hanging = 0;
        for (SimulatedInstance each : instances) {
            if (each.serves(now)) {
                serving++;
                hanging += each.hangs(now) ? 1 : 0;
                servedBeforeReady |= !each.everReady(now);
            }
        }
        return serving == 0 ? 1 : (double) hanging / serving;
    }

    Instances seen(long now) {
        int running = 0;
        int ready = 0;
        int routed = 0;
        int failed = 0;
        for (SimulatedInstance each : instances) {
            running += each.runs(now) ? 1 : 0;
            ready += each.ready(now) ? 1 : 0;
            routed += each.busy(now) ? 1 : 0;
            failed = Math.max(failed, each.failedChecks(now));
        }
        return new Instances(running, ready, routed, ends, failed);
    }
}
