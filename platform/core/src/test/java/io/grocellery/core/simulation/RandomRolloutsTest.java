package io.grocellery.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.RolloutEngine;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.rollout.RolloutRecord;
import io.grocellery.core.rollout.RolloutState;
import io.grocellery.core.rollout.Stage;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Random plans, releases and troubles, one seed each. {@code -Dgrocellery.random.rollouts=N} plays more of them.
 */
class RandomRolloutsTest {

    private static final int ROLLOUTS = Integer.getInteger("grocellery.random.rollouts", 20_000);
    private static final Instant BEGIN = Instant.ofEpochSecond(1_000_000);
    private static final Change CHANGE =
            new Change(new ServiceName("orders"), new ReleaseId("old"), new ReleaseId("new"), 2);

    @Test
    void noRandomRolloutBreaksTheRules() {
        int[] ends = new int[2];
        for (long seed = 0; seed < ROLLOUTS; seed++) {
            Phase end = new Play(seed).toItsEnd();
            ends[end instanceof Phase.Promoted ? 0 : 1]++;
        }

        assertThat(ends[0]).as("promoted of " + ROLLOUTS).isGreaterThan(ROLLOUTS / 10);
        assertThat(ends[1]).as("rolled back of " + ROLLOUTS).isGreaterThan(ROLLOUTS / 10);
    }

    /** One random rollout. */
    private static final class Play {

        private static final int LONGEST_SECONDS = 3_600;

        private final long seed;
        private final SplittableRandom random;
        private final RolloutPlan plan;
        private final SimulatedWorld world;
        private final List<RolloutRecord> book = new ArrayList<>();
        private RolloutEngine engine;

        Play(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.plan = plan(random);
            this.world = new SimulatedWorld(
                    List.of(CHANGE),
                    Map.of(CHANGE.stable(), Behaviour.erring(0.001), CHANGE.candidate(), behaviour(random)),
                    Demand.steady(random.nextInt(60)),
                    trouble(random),
                    BEGIN,
                    random.split());
            book.add(new RolloutRecord.Began(
                    new RolloutId("r" + seed), new EnvironmentName("prod"), plan, List.of(CHANGE), BEGIN));
            this.engine = engine();
        }

        private RolloutEngine engine() {
            return new RolloutEngine(RolloutRecord.replay(book), world, (id, records) -> book.addAll(records), world);
        }

        Phase toItsEnd() {
            for (int second = 0; second < LONGEST_SECONDS && !engine.state().over(); second++) {
                if (random.nextInt(50) == 0) {
                    engine = engine();
                }
                checkDeadlines(engine.state(), engine.turn());
                if (!engine.state().over()) {
                    world.pass(Duration.ofSeconds(1));
                }
            }
            checkEnd(engine.state());
            return engine.state().phase();
        }

        /** At a deadline nothing but the action that was declared for it is taken. */
        private void checkDeadlines(RolloutState before, RolloutState after) {
            Duration waited = Duration.between(before.phase().since(), world.instant());
            Deadlines deadlines = plan.deadlines();
            if ((before.phase() instanceof Phase.Preparing && waited.compareTo(deadlines.start()) >= 0)
                    || (before.phase() instanceof Phase.Shifting && waited.compareTo(deadlines.shift()) >= 0)) {
                assertThat(after.phase())
                        .as("seed %d", seed)
                        .isNotInstanceOfAny(Phase.Watching.class, Phase.Baking.class, Phase.Retiring.class);
            }
            if (before.phase() instanceof Phase.Watching && waited.compareTo(deadlines.stage()) >= 0) {
                assertThat(after.phase()).as("seed %d", seed).isNotInstanceOf(Phase.Watching.class);
            }
        }

        private void checkEnd(RolloutState state) {
            assertThat(world.breaches()).as("seed %d", seed).isEmpty();
            assertThat(state.over()).as("seed %d ends: %s", seed, state.phase()).isTrue();
            ReleaseId left = state.phase() instanceof Phase.Promoted ? CHANGE.candidate() : CHANGE.stable();
            assertThat(world.hasAllWeight(CHANGE.service(), left))
                    .as("seed %d: %s has all the weight", seed, left)
                    .isTrue();
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
                case 0 -> RolloutPlan.rolling(2, seconds(random, 0, 5), bake, deadlines, JudgePolicy.STANDARD);
                case 1 -> RolloutPlan.blueGreen(random.nextInt(10), bake, deadlines, JudgePolicy.STANDARD);
                default -> RolloutPlan.canary(steps(random), bake, deadlines, JudgePolicy.STANDARD);
            };
        }

        private static List<Stage> steps(RandomGenerator random) {
            List<Stage> steps = new ArrayList<>();
            for (int percent = 1 + random.nextInt(30);
                    percent < 100 && steps.size() < 3;
                    percent += 1 + random.nextInt(40)) {
                Stage.Gate gate = any(random, Stage.Gate.values());
                steps.add(new Stage(Weight.ofPercent(percent), gate, seconds(random, 0, 5), random.nextInt(20)));
            }
            return steps;
        }

        private static Duration seconds(RandomGenerator random, int least, int most) {
            return Duration.ofSeconds(random.nextInt(least, most + 1));
        }

        private static Behaviour behaviour(RandomGenerator random) {
            return switch (random.nextInt(6)) {
                case 0 -> Behaviour.erring(random.nextDouble());
                case 1 -> Behaviour.erring(0).withStalled(random.nextDouble());
                case 2 -> Behaviour.erring(0).with(Flaw.CRASHES_AT_START);
                case 3 -> Behaviour.erring(0).with(Flaw.NEVER_READY);
                default -> Behaviour.erring(0.001);
            };
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

        private static <T> T any(RandomGenerator random, T[] values) {
            return values[random.nextInt(values.length)];
        }

        private static double rare(RandomGenerator random) {
            return random.nextBoolean() ? 0 : random.nextDouble() * 0.1;
        }
    }
}
