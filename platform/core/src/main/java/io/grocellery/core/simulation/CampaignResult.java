package io.grocellery.core.simulation;

import io.grocellery.core.simulation.Outcome.End;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What many runs came to.
 *
 * @param outcomes one for each run, at least one
 */
public record CampaignResult(List<Outcome> outcomes) {

    private static final double CONFIDENCE = 0.95;

    public CampaignResult {
        outcomes = List.copyOf(outcomes);
    }

    public int runs() {
        return outcomes.size();
    }

    /** How many ended so. */
    public int ended(End end) {
        return (int) outcomes.stream().filter(outcome -> outcome.end() == end).count();
    }

    /** The share that was withdrawn. */
    public Share withdrawn() {
        return new Share(ended(End.ROLLED_BACK), runs());
    }

    /** A share of runs with what it says about all runs that there could be. */
    public record Share(int hits, int runs) {

        public double value() {
            return (double) hits / runs;
        }

        /** The true share is at most this, with 95% confidence. */
        public double atMost() {
            return BinomialBound.upper(hits, runs, CONFIDENCE);
        }
    }

    /** From the candidate's first traffic to the decision to go back, in the runs that went back after traffic. */
    public Optional<Spread> secondsToVerdict() {
        return spread(outcome -> outcome.timeToVerdict().map(CampaignResult::seconds));
    }

    /** From the beginning to the end, in all runs. */
    public Optional<Spread> secondsToEnd() {
        return spread(outcome -> Optional.of(seconds(outcome.lasted())));
    }

    /** Requests that came while the candidate had a weight. */
    public Optional<Spread> requestsExposed() {
        return spread(outcome -> Optional.of((double) outcome.exposed()));
    }

    /** Requests hurt by the candidate. */
    public Optional<Spread> requestsHurt() {
        return spread(outcome -> Optional.of((double) outcome.hurt()));
    }

    /**
     * How many people were hurt at least once, by expectation: who serves a request is drawn at random, whoever sends
     * it.
     *
     * @param requestsEach how many of the requests each person sends while the candidate has a weight, at least 1
     */
    public Optional<Spread> usersHurt(int requestsEach) {
        return spread(outcome -> Optional.of(usersHurt(outcome, requestsEach)));
    }

    private static double usersHurt(Outcome outcome, int requestsEach) {
        if (outcome.hurt() == 0) {
            return 0;
        }
        double requests = Math.max(outcome.exposed(), outcome.hurt());
        double spared = Math.pow(1 - outcome.hurt() / requests, requestsEach);
        return Math.max(1, requests / requestsEach) * (1 - spared);
    }

    private Optional<Spread> spread(Function<Outcome, Optional<Double>> figure) {
        List<Double> sorted = outcomes.stream()
                .flatMap(outcome -> figure.apply(outcome).stream())
                .sorted()
                .toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(new Spread(sorted));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** How often each rule had fired when a run went back, by its words. */
    public Map<String, Long> rules() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.withdrawal().stream())
                .flatMap(withdrawal -> withdrawal.rules().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /** The run in the middle by how long it took. */
    public Outcome typical() {
        ToDoubleFunction<Outcome> length = outcome -> seconds(outcome.lasted());
        List<Outcome> sorted =
                outcomes.stream().sorted(Comparator.comparingDouble(length)).toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    /**
     * A figure over all runs.
     *
     * @param sorted from the smallest to the largest, at least one
     */
    public record Spread(List<Double> sorted) {

        public Spread {
            sorted = List.copyOf(sorted);
        }

        public double median() {
            return quantile(0.5);
        }

        /** The smallest value that at least this share of the runs does not exceed. */
        public double quantile(double share) {
            int rank = (int) Math.ceil(share * sorted.size());
            return sorted.get(Math.clamp(rank, 1, sorted.size()) - 1);
        }

        public double most() {
            return sorted.getLast();
        }
    }
}
