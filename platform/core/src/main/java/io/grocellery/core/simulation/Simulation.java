package io.grocellery.core.simulation;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.RolloutEngine;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.rollout.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One service's rollout in a described world, from its beginning to its end.
 *
 * @param plan the way it goes
 * @param replicas instances of the service
 * @param stable how the release behaves that serves now
 * @param candidate how the release behaves that is to serve
 * @param demand how many requests come
 * @param trouble what else goes wrong
 * @param longest when it is given up as undecided
 */
public record Simulation(
        RolloutPlan plan,
        int replicas,
        Behaviour stable,
        Behaviour candidate,
        Demand demand,
        Trouble trouble,
        Duration longest) {

    private static final Instant BEGIN = Instant.ofEpochSecond(1_000_000);
    /** A prime, so that runs one after the other begin far apart. */
    private static final long STRIDE = 7_919;

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Change CHANGE_OF_ONE =
            new Change(new ServiceName("service"), new ReleaseId("stable"), new ReleaseId("candidate"), 1);

    /** The same with another candidate. */
    public Simulation against(Behaviour other) {
        return new Simulation(plan, replicas, stable, other, demand, trouble, longest);
    }

    /**
     * Runs it.
     *
     * @param seed the same gives the same outcome
     */
    public Outcome run(long seed) {
        Change change =
                new Change(CHANGE_OF_ONE.service(), CHANGE_OF_ONE.stable(), CHANGE_OF_ONE.candidate(), replicas);
        long begin = Math.floorMod(seed * STRIDE, demand.period());
        SimulatedWorld world = new SimulatedWorld(
                List.of(change),
                Map.of(change.stable(), stable.from(begin), change.candidate(), candidate.from(begin)),
                second -> demand.at(begin + second),
                trouble,
                BEGIN,
                new SplittableRandom(seed));
        RolloutState begun = RolloutState.begin(
                new RolloutId("simulated"), new EnvironmentName("simulated"), plan, List.of(change), BEGIN);
        return follow(new RolloutEngine(begun, world, (rollout, records) -> {}, world), world);
    }

    private Outcome follow(RolloutEngine engine, SimulatedWorld world) {
        Watcher watcher = new Watcher(world);
        while (!waitsForAPerson(engine.state()) && world.instant().isBefore(BEGIN.plus(longest))) {
            watcher.see(engine.state(), engine.turn());
            world.pass(TICK);
        }
        return watcher.outcome(engine.state().phase());
    }

    /** Notes down what happens when. */
    private static final class Watcher {

        private final SimulatedWorld world;
        private final List<Outcome.Moment> course = new ArrayList<>();
        private Optional<Outcome.Withdrawal> withdrawal = Optional.empty();
        private long exposed;
        private long served;

        Watcher(SimulatedWorld world) {
            this.world = world;
        }

        void see(RolloutState before, RolloutState after) {
            long servedNow = world.served().requests();
            exposed += before.inForce().parts() > 0 ? servedNow - served : 0;
            served = servedNow;
            if (before.phase().equals(after.phase())) {
                return;
            }
            course.add(new Outcome.Moment(Duration.between(BEGIN, world.instant()), after.phase(), after.inForce()));
            if (after.phase() instanceof Phase.Returning returning && withdrawal.isEmpty()) {
                withdrawal = Optional.of(Outcome.Withdrawal.of(returning.reason(), after));
            }
        }

        Outcome outcome(Phase phase) {
            return new Outcome(
                    phase, Duration.between(BEGIN, world.instant()), course, world.served(), exposed, withdrawal);
        }
    }

    /** Nobody is there to answer in a simulation. */
    private static boolean waitsForAPerson(RolloutState state) {
        return state.over()
                || (state.phase() instanceof Phase.Holding holding
                        && holding.goingBack().isEmpty());
    }
}
