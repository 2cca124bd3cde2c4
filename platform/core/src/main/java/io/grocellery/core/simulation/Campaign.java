package io.grocellery.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The same simulation many times, each with a seed of its own.
 *
 * @param simulation what is run
 * @param runs how often, 1 to 100,000
 * @param seed the first run's; the same seeds give the same results
 */
public record Campaign(Simulation simulation, int runs, long seed) {

    private static final int MOST = 100_000;

    /** @throws IllegalArgumentException when the number of runs is out of range */
    public Campaign {
        if (runs < 1 || runs > MOST) {
            throw new IllegalArgumentException(runs + " runs are outside 1 to " + MOST);
        }
    }

    /**
     * Runs them all, one after the other.
     *
     * @param done is told after each run how many are done
     */
    public CampaignResult run(IntConsumer done) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            outcomes.add(simulation.run(seed + run));
            done.accept(run + 1);
        }
        return new CampaignResult(outcomes);
    }
}
