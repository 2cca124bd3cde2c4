package io.grocellery.core.judge;

import io.grocellery.core.traffic.TrafficSecond;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a candidate is judged by.
 *
 * @param falseAlarms α: a candidate no worse than the stable release and within its objectives is withdrawn by the
 *     sequential rules with at most this probability over the whole rollout, above 0 to 0.5
 * @param missed β: a candidate that breaks an objective five times over is found good enough at a step with at most
 *     this probability, above 0 to 0.5
 * @param errorObjective the largest acceptable share of errors, above 0 to 0.9
 * @param slowObjective the largest acceptable share of slow requests, above 0 to 0.9: 0.05 for an objective on the 95th
 *     percentile
 * @param slowAfter a request that takes longer counts as slow
 * @param errorTrigger withdraws on a share of errors, when stated
 * @param stallTrigger withdraws on a share of stalled requests, when stated
 * @param stalledAfter a request that takes longer counts as stalled
 * @param consecutiveFailures withdraws when an instance fails this many health checks in a row, 1 to 100
 */
public record JudgePolicy(
        double falseAlarms,
        double missed,
        double errorObjective,
        double slowObjective,
        Duration slowAfter,
        Optional<SustainedThreshold> errorTrigger,
        Optional<SustainedThreshold> stallTrigger,
        Duration stalledAfter,
        int consecutiveFailures) {

    /**
     * 1% false alarms, 1% errors, 5% slower than 500 ms; triggers at 5% errors for 5 minutes, a 95th percentile above
     * 2 s for 10 minutes, 3 consecutive failures.
     */
    public static final JudgePolicy STANDARD = new JudgePolicy(
            0.01,
            0.05,
            0.01,
            0.05,
            Duration.ofMillis(500),
            Optional.of(new SustainedThreshold(0.05, Duration.ofMinutes(5))),
            Optional.of(new SustainedThreshold(0.05, Duration.ofMinutes(10))),
            Duration.ofSeconds(2),
            3);

    /** @throws IllegalArgumentException when a value is out of its range */
    public JudgePolicy {
        requireWithin("false alarms", falseAlarms, 0.5);
        requireWithin("missed", missed, 0.5);
        requireWithin("the error objective", errorObjective, 0.9);
        requireWithin("the slowness objective", slowObjective, 0.9);
        requirePositive("the response time objective", slowAfter);
        requirePositive("the response time trigger", stalledAfter);
        if (consecutiveFailures < 1 || consecutiveFailures > 100) {
            throw new IllegalArgumentException(consecutiveFailures + " consecutive failures are outside 1 to 100");
        }
    }

    private static void requireWithin(String name, double value, double most) {
        if (!(value > 0 && value <= most)) {
            throw new IllegalArgumentException(name + " of " + value + " is not above 0 and at most " + most);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " of " + value + " is not above 0");
        }
    }

    /** The largest acceptable share. */
    public double objective(Metric metric) {
        return switch (metric) {
            case ERRORS -> errorObjective;
            case SLOWNESS -> slowObjective;
        };
    }

    /** What was counted in one second, as far as verdicts need it. */
    public Tally tally(TrafficSecond counted) {
        long requests = counted.outcomes().completed();
        return new Tally(
                requests,
                counted.outcomes().serverErrors(),
                Math.min(requests, counted.latencies().longerThan(micros(slowAfter))),
                Math.min(requests, counted.latencies().longerThan(micros(stalledAfter))));
    }

    private static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    /** The trigger on the metric, when one is stated. */
    public Optional<SustainedThreshold> trigger(Metric metric) {
        return switch (metric) {
            case ERRORS -> errorTrigger;
            case SLOWNESS -> stallTrigger;
        };
    }

    /** How many sequential tests share the false alarms: two for each metric of each service. */
    private static int tests(int services) {
        return 2 * Metric.values().length * services;
    }

    /** The natural logarithm of the evidence that withdraws: the false alarms are split over all tests of a rollout. */
    double failsAt(int services) {
        return Math.log(tests(services) / falseAlarms);
    }

    double passesAt() {
        return WaldRatio.passesAt(falseAlarms, missed);
    }

    double rejectsAt() {
        return WaldRatio.rejectsAt(falseAlarms, missed);
    }
}
