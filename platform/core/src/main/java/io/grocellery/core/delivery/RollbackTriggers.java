package io.grocellery.core.delivery;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.judge.SustainedThreshold;
import java.time.Duration;
import java.util.Optional;

/**
 * What withdraws a candidate by plain thresholds, beside the sequential rules.
 *
 * @param consecutiveFailures this many failed health checks of one instance in a row, 1 to 100
 * @param errorRate a share of errors
 * @param responseTime a share of requests that took longer than {@code stalledAfter}
 * @param stalledAfter above 0
 */
public record RollbackTriggers(
        int consecutiveFailures, SustainedThreshold errorRate, SustainedThreshold responseTime, Duration stalledAfter) {

    /** The share that the 95th percentile leaves. */
    private static final double PAST_P95 = 0.05;

    /** 3 consecutive failures, 5% errors for 5 minutes, a 95th percentile above 2 s for 10 minutes. */
    public static final RollbackTriggers STANDARD = new RollbackTriggers(
            3,
            new SustainedThreshold(0.05, Duration.ofMinutes(5)),
            slowerThan(Duration.ofMinutes(10)),
            Duration.ofSeconds(2));

    /** A 95th percentile above a limit for so long: more than 5% of the requests are slower than the limit. */
    public static SustainedThreshold slowerThan(Duration duration) {
        return new SustainedThreshold(PAST_P95, duration);
    }

    /**
     * What a candidate is judged by.
     *
     * @param falseAlarms the acceptable probability of withdrawing a good candidate, above 0 to 0.5
     */
    public JudgePolicy policy(ServiceLevelObjectives objectives, double falseAlarms) {
        return new JudgePolicy(
                falseAlarms,
                JudgePolicy.STANDARD.missed(),
                objectives.errorRate(),
                PAST_P95,
                objectives.responseTimeP95(),
                Optional.of(errorRate),
                Optional.of(responseTime),
                stalledAfter,
                consecutiveFailures);
    }
}
