package io.grocellery.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Any graph of stages, of which some fail: a daemon that dies at any turn, and again later, finishes it with the same
 * result, and no finished stage runs again.
 */
class RunCrashTest {

    private static final int GRAPHS = 300;

    @Test
    void endsAsItWouldHaveWithoutACrash() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            List<Outcome> undisturbed = ended(new Graph(seed), List.of());
            int turns = turns(new Graph(seed));
            Random moments = new Random(seed);
            List<Integer> crashes = IntStream.generate(() -> moments.nextInt(turns))
                    .limit(3)
                    .boxed()
                    .toList();

            assertThat(ended(new Graph(seed), crashes))
                    .as("graph %s, crashes at turns %s", seed, crashes)
                    .isEqualTo(undisturbed);
        }
    }

    private static int turns(Graph graph) {
        int turns = 1;
        for (Trial trial = graph.trial(); !trial.turn().over(); turns++) {}
        return turns;
    }

    private static List<Outcome> ended(Graph graph, List<Integer> crashes) {
        Trial trial = graph.trial();
        for (int turn = 0; !trial.turn().over(); turn++) {
            if (crashes.contains(turn)) {
                trial.crash();
            }
            graph.requireOrder(trial.state());
        }
        requireNothingTwice(trial.book());
        return trial.outcomes().toList();
    }

    private static void requireNothingTwice(List<RunRecord> book) {
        assertThat(book.stream()
                        .filter(RunRecord.Ended.class::isInstance)
                        .map(record -> ((RunRecord.Ended) record).stage()))
                .doesNotHaveDuplicates();
    }

    /** A graph by chance. */
    private static final class Graph {

        private final TrialWorld world = new TrialWorld();
        private final List<StageDefinition> stages = new ArrayList<>();
        private final int lanes;

        Graph(int seed) {
            Random chance = new Random(seed);
            lanes = 1 + chance.nextInt(3);
            int count = 1 + chance.nextInt(9);
            for (int number = 0; number < count; number++) {
                String[] needs = IntStream.range(0, number)
                        .filter(earlier -> chance.nextInt(3) == 0)
                        .mapToObj(earlier -> "s" + earlier)
                        .toArray(String[]::new);
                stages.add(Stages.in("w" + chance.nextInt(3), "s" + number, needs));
                world.lasts(Stages.name("s" + number), Duration.ofSeconds(chance.nextInt(20)));
                world.ends("s" + number, chance.nextInt(5) == 0 ? Outcome.FAILED : Outcome.PASSED);
            }
        }

        Trial trial() {
            return new Trial(world, lanes, Set.of(), stages);
        }

        void requireOrder(RunState state) {
            assertThat(state.running()).hasSizeLessThanOrEqualTo(lanes);
            assertThat(state.running().stream().map(each -> each.definition().workspace()))
                    .doesNotHaveDuplicates();
            state.running()
                    .forEach(stage -> assertThat(stage.definition().needs())
                            .allMatch(need -> state.stage(need).good()));
        }
    }
}
