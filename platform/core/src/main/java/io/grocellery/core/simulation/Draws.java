package io.grocellery.core.simulation;

import java.util.random.RandomGenerator;

/** Random numbers of the kinds that traffic is made of, from one seeded source. */
final class Draws {

    private static final int LARGEST_MEAN = 20;

    private final RandomGenerator random;

    Draws(RandomGenerator random) {
        this.random = random;
    }

    boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /**
     * How many of the trials succeed; exact. A sum of independent parts whose means are small enough for inversion
     * (Devroye, Non-Uniform Random Variate Generation, 1986, X.4).
     */
    long binomial(long trials, double probability) {
        if (trials == 0 || probability <= 0) {
            return 0;
        }
        if (probability >= 1) {
            return trials;
        }
        if (probability > 0.5) {
            return trials - binomial(trials, 1 - probability);
        }
        long part = Math.max(1, (long) (LARGEST_MEAN / probability));
        long successes = 0;
        for (long left = trials; left > 0; left -= part) {
            successes += byInversion(Math.min(part, left), probability);
        }
        return successes;
    }

    private long byInversion(long trials, double probability) {
        double odds = probability / (1 - probability);
        double mass = Math.exp(trials * Math.log1p(-probability));
        double left = random.nextDouble();
        long successes = 0;
        while (left > mass && successes < trials) {
            left -= mass;
            mass *= odds * (trials - successes) / (successes + 1);
            successes++;
        }
        return successes;
    }

    /** A Poisson number: how many requests come in a second at this mean rate. */
    long poisson(double mean) {
        long count = 0;
        for (double left = mean; left > 0; left -= LARGEST_MEAN) {
            count += smallPoisson(Math.min(left, LARGEST_MEAN));
        }
        return count;
    }

    private long smallPoisson(double mean) {
        double mass = Math.exp(-mean);
        double left = random.nextDouble();
        long count = 0;
        while (left > mass && mass > 0) {
            left -= mass;
            count++;
            mass *= mean / count;
        }
        return count;
    }
}
