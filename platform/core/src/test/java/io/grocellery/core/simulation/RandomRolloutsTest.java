package io.grocellery.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Observation;
import io.grocellery.core.rollout.Observation.Sight;
import io.grocellery.core.rollout.Part;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.RolloutEffect;
import io.grocellery.core.rollout.RolloutEffect.ServiceWeights;
import io.grocellery.core.rollout.RolloutEngine;
import io.grocellery.core.rollout.RolloutState;
import io.grocellery.core.simulation.RandomRollout.Result;
import io.grocellery.core.simulation.RandomRollout.Sabotage;
import io.grocellery.core.simulation.SimulatedRelease.Routing;
import io.grocellery.core.traffic.Weight;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random plans, releases, troubles, people and crashes, one seed each; and that each rule would be seen to be broken.
 * {@code -Dgrocellery.random.rollouts=N} plays more of them.
 */
class RandomRolloutsTest {

    private static final int ROLLOUTS = Integer.getInteger("grocellery.random.rollouts", 10_000);

    @Test
    void noRandomRolloutBreaksTheRules() {
        int promoted = 0;
        for (long seed = 0; seed < ROLLOUTS; seed++) {
            Result result = RandomRollout.play(seed);
            assertThat(result.breaches()).as("seed %d", seed).isEmpty();
            promoted += result.phase() instanceof Phase.Promoted ? 1 : 0;
        }

        assertThat(promoted).as("promoted of %d", ROLLOUTS).isBetween(ROLLOUTS / 10, ROLLOUTS * 9 / 10);
    }

    @Test
    void trafficToACandidateThatWasNeverReadyIsNoticed() {
        assertNoticed("was given traffic before it was ready", new Sabotage() {
            @Override
            public RolloutEngine.World between(SimulatedWorld world) {
                return new Meddler(world) {
                    @Override
                    Observation seen(Observation seen) {
                        return changed(seen, Tampering::readyAtOnce);
                    }
                };
            }
        });
    }

    @Test
    void requestsToAnInstanceThatWasNeverReadyAreNoticed() {
        assertNoticed("answered before it was ready", new Sabotage() {
            @Override
            public Routing routing() {
                return SimulatedInstance::runs;
            }
        });
    }

    @Test
    void theRemovalOfBothReleasesIsNoticed() {
        assertNoticed("were removed", new Sabotage() {
            @Override
            public RolloutEngine.World between(SimulatedWorld world) {
                return new Meddler(world) {
                    @Override
                    List<RolloutEffect> done(RolloutState state, RolloutEffect effect) {
                        return effect instanceof RolloutEffect.Stop stop && stop.keep() == 0
                                ? state.parts().stream()
                                        .map(Part::change)
                                        .filter(change -> change.service().equals(stop.service()))
                                        .flatMap(change -> List.of(change.stable(), change.candidate()).stream())
                                        .<RolloutEffect>map(
                                                release -> new RolloutEffect.Stop(stop.service(), release, 0))
                                        .toList()
                                : List.of(effect);
                    }
                };
            }
        });
    }

    @Test
    void theEndOfOneReleaseWhileTheOtherCannotServeIsNoticed() {
        assertNoticed("was ended while the other release could not serve", new Sabotage() {
            @Override
            public RolloutEngine.World between(SimulatedWorld world) {
                return new Meddler(world) {
                    @Override
                    Observation seen(Observation seen) {
                        return changed(seen, Tampering::stableReady);
                    }
                };
            }
        });
    }

    @Test
    void weightLeftBetweenTheReleasesIsNoticed() {
        assertNoticed("weight is left between", new Sabotage() {
            @Override
            public RolloutEngine.World between(SimulatedWorld world) {
                return new HalfHearted(world);
            }
        });
    }

    @Test
    void whatIsDoneAfterItsDeadlineIsNoticed() {
        assertNoticed("the deadline of", new Sabotage() {
            @Override
            public InstantSource clock(SimulatedWorld world) {
                return () -> world.instant().minusSeconds(5);
            }
        });
    }

    private static void assertNoticed(String breach, Sabotage sabotage) {
        assertThat(LongStream.range(0, 200)
                        .mapToObj(seed -> RandomRollout.play(seed, sabotage))
                        .flatMap(result -> result.breaches().stream()))
                .anySatisfy(text -> assertThat(text).contains(breach));
    }

    /** Falsifies what an engine sees, or what it does. */
    private static class Meddler implements RolloutEngine.World {

        private final SimulatedWorld world;

        Meddler(SimulatedWorld world) {
            this.world = world;
        }

        @Override
        public Observation look(RolloutState state) {
            return seen(world.look(state));
        }

        @Override
        public void carryOut(RolloutState state, RolloutEffect effect) {
            done(state, effect).forEach(each -> world.carryOut(state, each));
        }

        Observation seen(Observation seen) {
            return seen;
        }

        List<RolloutEffect> done(RolloutState state, RolloutEffect effect) {
            return List.of(effect);
        }
    }

    /** Tells that all weights are as they were set, and sets half of what it is told. */
    private static final class HalfHearted extends Meddler {

        private final Map<ServiceName, ServiceWeights> told = new HashMap<>();

        HalfHearted(SimulatedWorld world) {
            super(world);
        }

        @Override
        Observation seen(Observation seen) {
            return changed(
                    seen,
                    (name, sight) -> Tampering.weights(
                            sight,
                            Optional.ofNullable(told.get(name))
                                    .map(ServiceWeights::weights)
                                    .or(sight::weights)));
        }

        @Override
        List<RolloutEffect> done(RolloutState state, RolloutEffect effect) {
            if (!(effect instanceof RolloutEffect.SetWeights set)) {
                return effect instanceof RolloutEffect.Drain ? List.of() : List.of(effect);
            }
            set.services().forEach(each -> told.put(each.service(), each));
            return List.of(new RolloutEffect.SetWeights(
                    set.services().stream().map(HalfHearted::half).toList()));
        }

        private static ServiceWeights half(ServiceWeights weights) {
            Map<ReleaseId, Weight> half = new HashMap<>();
            weights.weights().keySet().forEach(release -> half.put(release, Weight.ofPercent(50)));
            return new ServiceWeights(weights.service(), half);
        }
    }

    private static Observation changed(Observation seen, Tampering tampering) {
        Map<ServiceName, Sight> sights = new HashMap<>();
        seen.services().forEach((name, sight) -> sights.put(name, tampering.of(name, sight)));
        return new Observation(sights, seen.command());
    }

    /** A false view of one service. */
    @FunctionalInterface
    private interface Tampering {

        Sight of(ServiceName name, Sight sight);

        static Sight readyAtOnce(ServiceName name, Sight sight) {
            return new Sight(
                    allReady(sight.candidate()), sight.stable(), sight.weights(), sight.traffic(), sight.until());
        }

        static Sight stableReady(ServiceName name, Sight sight) {
            return new Sight(
                    sight.candidate(), allReady(sight.stable()), sight.weights(), sight.traffic(), sight.until());
        }

        static Sight weights(Sight sight, Optional<Map<ReleaseId, Weight>> weights) {
            return new Sight(sight.candidate(), sight.stable(), weights, sight.traffic(), sight.until());
        }

        private static Observation.Instances allReady(Observation.Instances instances) {
            return new Observation.Instances(
                    instances.running(), 3, instances.routed(), instances.ended(), instances.failedChecks());
        }
    }
}
