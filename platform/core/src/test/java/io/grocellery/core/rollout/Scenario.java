package io.grocellery.core.rollout;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Stage.Gate;
import io.grocellery.core.simulation.Behaviour;
import io.grocellery.core.simulation.Demand;
import io.grocellery.core.simulation.SimulatedWorld;
import io.grocellery.core.simulation.Trouble;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** A rollout in a simulated world, told as given, when, then. */
final class Scenario {

    static final ServiceName ORDERS = new ServiceName("order-service");
    static final ServiceName CARTS = new ServiceName("cart-service");
    static final ReleaseId OLD = new ReleaseId("old");
    static final ReleaseId NEW = new ReleaseId("new");
    static final Instant BEGIN = Instant.ofEpochSecond(1_000_000);
    static final Duration BAKE = Duration.ofSeconds(20);

    private final List<Change> changes;
    private final SimulatedWorld world;
    private final List<RolloutEffect> effects = new ArrayList<>();
    private final List<RolloutRecord> book = new ArrayList<>();
    private final Function<Phase, Optional<Command>> person;
    private Fuse fuse = new Fuse(Long.MAX_VALUE, 0);
    private RolloutEngine engine;

    private Scenario(
            RolloutPlan plan, List<Change> changes, SimulatedWorld world, Function<Phase, Optional<Command>> person) {
        this.changes = changes;
        this.world = world;
        this.person = person;
        book.add(new RolloutRecord.Began(new RolloutId("r1"), new EnvironmentName("prod"), plan, changes, BEGIN));
        this.engine = engine();
    }

    static Given of(RolloutPlan plan) {
        return of(plan, List.of(new Change(ORDERS, OLD, NEW, 2)));
    }

    static Given of(RolloutPlan plan, List<Change> changes) {
        return new Given(plan, changes);
    }

    static RolloutPlan canary() {
        return canary(Deadlines.STANDARD);
    }

    static RolloutPlan canary(Deadlines deadlines) {
        return RolloutPlan.canary(
                List.of(step(5, Gate.EVIDENCE), step(50, Gate.EVIDENCE)), BAKE, deadlines, JudgePolicy.STANDARD);
    }

    static Stage step(double percent, Gate gate) {
        return new Stage(Weight.ofPercent(percent), gate, Duration.ofSeconds(5), 10);
    }

    /** What a scenario begins with. */
    static final class Given {

        private final RolloutPlan plan;
        private final List<Change> changes;
        private final Map<ReleaseId, Behaviour> behaviours = new HashMap<>();
        private double requestsPerSecond = 100;
        private Trouble trouble = Trouble.NONE;
        private Function<Phase, Optional<Command>> person = phase -> Optional.empty();

        private Given(RolloutPlan plan, List<Change> changes) {
            this.plan = plan;
            this.changes = changes;
        }

        Given candidate(Behaviour behaviour) {
            return release(NEW, behaviour);
        }

        Given release(ReleaseId release, Behaviour behaviour) {
            behaviours.put(release, behaviour);
            return this;
        }

        Given requestsPerSecond(double rate) {
            requestsPerSecond = rate;
            return this;
        }

        Given trouble(Trouble given) {
            trouble = given;
            return this;
        }

        /** Somebody looks at it every second, and may ask something. */
        Given person(Function<Phase, Optional<Command>> given) {
            person = given;
            return this;
        }

        /** Begins; nothing has happened yet. */
        Scenario begin() {
            return new Scenario(
                    plan,
                    changes,
                    new SimulatedWorld(
                            changes,
                            behaviours,
                            Demand.steady(requestsPerSecond),
                            trouble,
                            BEGIN,
                            new SplittableRandom(1)),
                    person);
        }
    }

    /** Another daemon goes on from what was written. */
    Scenario restart() {
        engine = engine();
        return this;
    }

    /**
     * The daemon will die once.
     *
     * @param deeds how many records are written and effects carried out before
     * @param downtime seconds until another goes on
     */
    Scenario dyingAfter(long deeds, int downtime) {
        fuse = new Fuse(deeds, downtime);
        return this;
    }

    /** How many records were written and effects carried out so far. */
    long deeds() {
        return fuse.burnt;
    }

    /** Counts what a daemon does, and kills it once. */
    private static final class Fuse {

        private final long length;
        private final int downtime;
        private long burnt;

        Fuse(long length, int downtime) {
            this.length = length;
            this.downtime = downtime;
        }

        void burn() {
            if (burnt == length) {
                burnt++;
                throw new Death();
            }
            burnt++;
        }
    }

    /** The daemon is gone in the middle of a turn. */
    private static final class Death extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private RolloutEngine engine() {
        return new RolloutEngine(RolloutRecord.replay(book), recording(), (id, records) -> write(records), world);
    }

    private void write(List<RolloutRecord> records) {
        for (RolloutRecord record : records) {
            fuse.burn();
            book.add(record);
        }
    }

    private RolloutEngine.World recording() {
        return new RolloutEngine.World() {
            @Override
            public Observation look(RolloutState state) {
                return world.look(state);
            }

            @Override
            public void carryOut(RolloutState state, RolloutEffect effect) {
                fuse.burn();
                effects.add(effect);
                world.carryOut(state, effect);
            }
        };
    }

    Scenario turn() {
        person.apply(phase()).ifPresent(world::ask);
        try {
            engine.turn();
        } catch (Death death) {
            for (int second = 0; second < fuse.downtime; second++) {
                world.pass(Duration.ofSeconds(1));
            }
            return restart();
        }
        world.pass(Duration.ofSeconds(1));
        return this;
    }

    /** Goes on until this is so; fails after a simulated day. */
    Scenario until(Predicate<Phase> condition) {
        for (int i = 0; i < 86_400 && !condition.test(phase()); i++) {
            turn();
        }
        if (!condition.test(phase())) {
            throw new AssertionError("still " + phase() + " after a day");
        }
        return this;
    }

    Scenario untilOver() {
        return until(Phase::over);
    }

    Scenario seconds(int count) {
        for (int i = 0; i < count; i++) {
            turn();
        }
        return this;
    }

    Scenario asking(Command command) {
        world.ask(command);
        return this;
    }

    Scenario with(Consumer<SimulatedWorld> change) {
        change.accept(world);
        return this;
    }

    Phase phase() {
        return engine.state().phase();
    }

    RolloutState state() {
        return engine.state();
    }

    SimulatedWorld world() {
        return world;
    }

    List<RolloutRecord> book() {
        return book;
    }

    List<RolloutEffect> effects() {
        return effects;
    }

    Duration lasted() {
        return Duration.between(BEGIN, world.instant());
    }

    /** The candidate's weights in the order in which they were set, without repetitions. */
    List<Weight> weights() {
        List<Weight> weights = new ArrayList<>();
        for (RolloutEffect effect : effects) {
            if (effect instanceof RolloutEffect.SetWeights set) {
                Weight weight = set.services()
                        .getFirst()
                        .weights()
                        .get(changes.getFirst().candidate());
                if (weights.isEmpty() || !weights.getLast().equals(weight)) {
                    weights.add(weight);
                }
            }
        }
        return weights;
    }

    List<String> told() {
        return effects.stream()
                .filter(RolloutEffect.Notify.class::isInstance)
                .map(effect -> ((RolloutEffect.Notify) effect).kind())
                .toList();
    }
}
