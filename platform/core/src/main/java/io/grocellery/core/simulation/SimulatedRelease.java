package io.grocellery.core.simulation;

import io.grocellery.core.judge.Tally;
import io.grocellery.core.rollout.Observation.Instances;
import io.grocellery.core.simulation.Manner.Shares;
import io.grocellery.core.traffic.Weight;
import java.util.ArrayList;
import java.util.List;

/** The instances of one release, what they answer, and their place in the router. */
final class SimulatedRelease {

    private static final long RESTART_AFTER = 1000;
    private static final long DRAINING = 500;

    private final Behaviour behaviour;
    private final Routing routing;
    private final Draws draws;
    private final List<SimulatedInstance> instances = new ArrayList<>();
    private int wanted;
    private int ends;
    private long restartAt;
    private boolean named;
    private Weight weight = Weight.NONE;
    private boolean servedBeforeReady;
    private boolean everReady;
    private long hurt;

    /** Which instances a router sends requests to. */
    @FunctionalInterface
    interface Routing {

        /** As it should be: those that are ready. */
        Routing TO_READY = SimulatedInstance::ready;

        boolean takes(SimulatedInstance instance, long now);
    }

    SimulatedRelease(Behaviour behaviour, Routing routing, Draws draws) {
        this.behaviour = behaviour;
        this.routing = routing;
        this.draws = draws;
    }

    /** As a release that has served for long. */
    void establish(int count, long now) {
        wanted = count;
        for (int i = 0; i < count; i++) {
            instances.add(SimulatedInstance.established(now));
        }
        name(Weight.ALL, now);
    }

    void want(int count, long now) {
        wanted = Math.max(wanted, count);
        start(now);
    }

    private void start(long now) {
        while (now >= restartAt && instances.size() < wanted) {
            instances.add(SimulatedInstance.starting(behaviour, now));
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
            if (routing.takes(each, now) && (again || !each.drained())) {
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

    /** Whether instances of it are to run. */
    boolean wanted() {
        return wanted > 0;
    }

    boolean gone() {
        return instances.isEmpty();
    }

    /** Requests so far that were answered with an error, slowly, or not at all. */
    long hurt() {
        return hurt;
    }

    /**
     * What becomes of a second's requests.
     *
     * @param second counted from the beginning
     */
    Tally answer(long requests, long second, long now) {
        if (requests == 0) {
            return Tally.NONE;
        }
        Serving serving = serving(now);
        long lost = draws.binomial(requests, serving.hanging());
        long broken = draws.binomial(requests - lost, serving.unsound());
        Shares shares = behaviour.manner().at(second);
        long answered = requests - lost - broken;
        long slow = draws.binomial(answered, shares.slow());
        long stalled = slow == 0 ? 0 : draws.binomial(slow, shares.stalled() / shares.slow());
        long slowErrors = draws.binomial(slow, shares.errors());
        long quickErrors = draws.binomial(answered - slow, shares.errors());
        hurt += lost + broken + slow + quickErrors;
        return new Tally(requests, lost + broken + slowErrors + quickErrors, slow + lost, stalled + lost);
    }

    /**
     * The instances that requests reach.
     *
     * @param hanging the share of them that never answers; 1 when there are none
     * @param unsound the share of those that answer and answer with errors alone
     */
    private record Serving(double hanging, double unsound) {}

    private Serving serving(long now) {
        int serving = 0;
        int hanging = 0;
        int unsound = 0;
        for (SimulatedInstance each : instances) {
            if (each.serves(now)) {
                serving++;
                hanging += each.hangs(now) ? 1 : 0;
                unsound += each.hangs(now) || each.sound(now) ? 0 : 1;
                servedBeforeReady |= !each.everReady(now);
            }
        }
        return serving == hanging
                ? new Serving(1, 0)
                : new Serving((double) hanging / serving, (double) unsound / (serving - hanging));
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
