package io.grocellery.core.simulation;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Command;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.RolloutEngine;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.rollout.RolloutRecord;
import io.grocellery.core.rollout.RolloutState;
import io.grocellery.core.rollout.Stage;
import io.grocellery.core.simulation.SimulatedRelease.Routing;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A rollout with a random plan, one to three services, random releases, shoppers and troubles, people who interfere,
 * and a daemon that dies now and then. Played to its end, with everything noted down that no rollout may do.
 */
public final class RandomRollout {

    private static final Instant BEGIN = Instant.ofEpochSecond(1_000_000);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int LONGEST_SECONDS = 3_600;

    private final SplittableRandom random;
    private final RolloutPlan plan;
    private final List<Change> changes;
    private final SimulatedWorld world;
    private final Referee referee;
    private final InstantSource engineClock;
    private final List<RolloutRecord> book = new ArrayList<>();

    /**
     * How it went.
     *
     * @param phase where it ended
     * @param breaches what happened that no rollout may do; empty when all is well
     */
    public record Result(Phase phase, List<String> breaches) {

        public Result {
            breaches = List.copyOf(breaches);
        }
    }

    /** What a test breaks on purpose, to see that it is noticed. */
    interface Sabotage {

        Sabotage NONE = new Sabotage() {};

        /** Between the engine and the world. */
        default RolloutEngine.World between(SimulatedWorld world) {
            return world;
        }

        /** The engine's clock. */
        default InstantSource clock(SimulatedWorld world) {
            return world;
        }

        /** How the routers choose instances. */
        default Routing routing() {
            return Routing.TO_READY;
        }
    }

    private RandomRollout(long seed, Sabotage sabotage) {
        this.random = new SplittableRandom(seed);
        this.plan = plan(random);
        this.changes = changes(random);
        this.world = new SimulatedWorld(
                changes,
                behaviours(changes, random),
                Demand.steady(random.nextInt(60)),
                trouble(random),
                BEGIN,
                random.split(),
                sabotage.routing());
        this.referee = new Referee(sabotage.between(world));
        this.engineClock = sabotage.clock(world);
        book.add(new RolloutRecord.Began(new RolloutId("random"), new EnvironmentName("random"), plan, changes, BEGIN));
    }

    /** The same seed gives the same rollout. */
    public static Result play(long seed) {
        return play(seed, Sabotage.NONE);
    }

    static Result play(long seed, Sabotage sabotage) {
        return new RandomRollout(seed, sabotage).toItsEnd();
    }

    private Result toItsEnd() {
        RolloutEngine engine = engine();
        for (int second = 0; second < LONGEST_SECONDS && !engine.state().over(); second++) {
            engine = random.nextInt(50) == 0 ? engine() : engine;
            interfere();
            RolloutState before = engine.state();
            RolloutState after = engine.turn();
            referee.judge(before, after, world.instant());
            if (!after.over()) {
                world.pass(TICK);
            }
        }
        return new Result(engine.state().phase(), breaches(engine.state()));
    }

    private RolloutEngine engine() {
        return new RolloutEngine(
                RolloutRecord.replay(book), referee, (id, records) -> book.addAll(records), engineClock);
    }

    private void interfere() {
        if (random.nextInt(100) == 0) {
            world.ask(
                    switch (random.nextInt(5)) {
                        case 0 -> new Command.Promote("somebody", false);
                        case 1 -> new Command.Promote("somebody", true);
                        case 2 -> new Command.Abort("somebody");
                        case 3 -> new Command.Pause("somebody");
                        default -> new Command.Resume("somebody");
                    });
        }
    }

    private List<String> breaches(RolloutState state) {
        List<String> breaches = new ArrayList<>(world.breaches());
        breaches.addAll(referee.breaches());
        if (!state.over()) {
            breaches.add("still " + state.phase() + " after " + LONGEST_SECONDS + " s");
        }
        boolean promoted = state.phase() instanceof Phase.Promoted;
        changes.stream()
                .filter(change ->
                        !world.hasAllWeight(change.service(), promoted ? change.candidate() : change.stable()))
                .forEach(change -> breaches.add("at the end weight is left between the releases of " + change));
        return breaches;
    }

    private static List<Change> changes(RandomGenerator random) {
        return IntStream.rangeClosed(1, random.nextInt(10) < 7 ? 1 : random.nextInt(2, 4))
                .mapToObj(number -> new Change(
                        new ServiceName("service-" + number),
                        new ReleaseId("old-" + number),
                        new ReleaseId("new-" + number),
                        random.nextInt(1, 4)))
                .toList();
    }

    private static Map<ReleaseId, Behaviour> behaviours(List<Change> changes, RandomGenerator random) {
        Map<ReleaseId, Behaviour> behaviours = new HashMap<>();
        for (Change change : changes) {
            behaviours.put(change.stable(), Behaviour.erring(0.001));
            behaviours.put(
                    change.candidate(), behaviour(random).startingIn(Duration.ofMillis(random.nextLong(500, 8_000))));
        }
        return behaviours;
    }

    private static Behaviour behaviour(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> Behaviour.erring(random.nextDouble());
            case 1 -> Behaviour.erring(0).withStalled(random.nextDouble());
            case 2 -> Behaviour.erring(0).with(any(random, Flaw.values()));
            default -> Behaviour.erring(0.001);
        };
    }

    private static RolloutPlan plan(RandomGenerator random) {
        Deadlines deadlines = new Deadlines(
                seconds(random, 5, 20),
                seconds(random, 3, 10),
                seconds(random, 5, 40),
                seconds(random, 5, 20),
                seconds(random, 2, 5),
                seconds(random, 2, 5),
                any(random, Deadlines.Action.values()),
                random.nextBoolean() ? Deadlines.Action.ABORT : Deadlines.Action.PROMOTE);
        Duration bake = seconds(random, 0, 10);
        return switch (random.nextInt(3)) {
            case 0 ->
                RolloutPlan.rolling(random.nextInt(1, 4), seconds(random, 0, 5), bake, deadlines, JudgePolicy.STANDARD);
            case 1 -> RolloutPlan.blueGreen(random.nextInt(10), bake, deadlines, JudgePolicy.STANDARD);
            default -> RolloutPlan.canary(steps(random), bake, deadlines, JudgePolicy.STANDARD);
        };
    }

    private static List<Stage> steps(RandomGenerator random) {
        List<Stage> steps = new ArrayList<>();
        int percent = 1 + random.nextInt(30);
        while (percent < 100 && steps.size() < 3) {
            Stage.Gate gate = any(random, Stage.Gate.values());
            steps.add(new Stage(Weight.ofPercent(percent), gate, seconds(random, 0, 5), random.nextInt(20)));
            percent += 1 + random.nextInt(40);
        }
        return steps;
    }

    private static Trouble trouble(RandomGenerator random) {
        return random.nextBoolean()
                ? Trouble.NONE
                : new Trouble(
                        rare(random),
                        rare(random),
                        rare(random),
                        rare(random),
                        rare(random),
                        rare(random),
                        rare(random));
    }

    private static double rare(RandomGenerator random) {
        return random.nextBoolean() ? 0 : random.nextDouble() * 0.1;
    }

    private static Duration seconds(RandomGenerator random, int least, int most) {
        return Duration.ofSeconds(random.nextInt(least, most + 1));
    }

    private static <T> T any(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
